import { signTexts } from '~/reports/messages/act-pages'
import type { SignReport } from '~/reports/sign'
import type { ActAnswer, Acting } from '~/reports/types-acting'
import { ActForm, TextArea, typedIn } from './act-form'
import { FormRefusal } from './form-parts'
import { MarkedDiff } from './marked-diff'
import { Section } from './section'

interface SignProps {
  report: SignReport
  acting: Acting
  answer: ActAnswer | undefined
}

/** What was read is no longer what would be signed: nothing was, and this is what changed. */
export function StalePack({ answer, stale }: { answer: ActAnswer | undefined; stale: SignReport['stale'] }) {
  return (
    <Section title={signTexts.stale}>
      <FormRefusal text={answer?.refusal} />
      {stale === null || stale.differences === null ? (
        <p>{signTexts.gone}</p>
      ) : (
        <MarkedDiff items={stale.differences} caption={signTexts.stale} signed="As you read it" now="Now" />
      )}
    </Section>
  )
}

export function SignForm({ report, acting, answer }: SignProps) {
  const { roles, meanings, noRoleText, pack } = report
  if (noRoleText !== null) return <p className="secondary fine">{noRoleText}</p>
  const typed = (name: string) => typedIn(answer, 'sign', name)
  const only = roles.length === 1 ? roles[0] : undefined
  const withRead = `${acting.action.replace('#acts', '')}${acting.action.includes('?') ? '&' : '?'}read=${pack.hash}#acts`
  return (
    <ActForm
      acting={{ ...acting, action: withRead }}
      answer={answer}
      intent="sign"
      button={`Sign as ${acting.name}`}
      primary
      className="form wide-form"
    >
      <input type="hidden" name="pack" value={pack.hash} />
      {roles.map(({ role, replaces, text }) =>
        only !== undefined ? (
          <p key={role} className="field">
            <input type="hidden" name="role" value={role} />
            {replaces === null ? null : <input type="hidden" name="replaces" value={replaces} />}
            <span>
              You sign as <strong>{role}</strong>
              {text === '' ? '' : `; ${text}`}
            </span>
          </p>
        ) : null,
      )}
      {only !== undefined ? null : <RoleChoice roles={roles} typed={typed('role')} />}
      <fieldset className="choices">
        <legend>What your signature means</legend>
        {meanings.map(({ value, label, hint, refusal }) => (
          <p key={value} className="choice">
            {refusal === null ? (
              <label>
                <input type="radio" name="meaning" value={value} required defaultChecked={typed('meaning') === value} />
                <span>
                  <strong>{label}</strong> <span className="secondary">{hint}</span>
                </span>
              </label>
            ) : (
              <span className="secondary">
                {label}: {refusal}
              </span>
            )}
          </p>
        ))}
      </fieldset>
      <TextArea
        label="Note"
        name="note"
        defaultValue={typed('note')}
        hint="Needed for exceptions and for a rejection; part of the record."
      />
    </ActForm>
  )
}

function RoleChoice({ roles, typed }: { roles: SignReport['roles']; typed: string | undefined }) {
  return (
    <fieldset className="choices">
      <legend>Sign as</legend>
      {roles.map(({ role, text }) => (
        <p key={role} className="choice">
          <label>
            <input type="radio" name="role" value={role} required defaultChecked={typed === role} />
            <span>
              <strong>{role}</strong> <span className="secondary">{text}</span>
            </span>
          </label>
        </p>
      ))}
      {roles.map(({ role, replaces }) =>
        replaces === null ? null : <input key={role} type="hidden" name={`replaces ${role}`} value={replaces} />,
      )}
    </fieldset>
  )
}

/** One's own signatures that stand, each with a form to take it back. */
export function WithdrawForms({ report, acting, answer }: SignProps) {
  if (acting.nowHref !== null) return null
  const own = report.panel.current.filter(({ by }) => by === acting.name)
  return own.map((signature) => (
    <details key={signature.id} className="more" open={answer?.intent === 'withdraw'}>
      <summary>
        Withdraw your signature as {signature.role} of {signature.at.text}
      </summary>
      <ActForm acting={acting} answer={answer} intent="withdraw" button="Withdraw the signature">
        <input type="hidden" name="role" value={signature.role} />
        <TextArea
          label="Why"
          name="note"
          required
          defaultValue={typedIn(answer, 'withdraw', 'note')}
          hint="The record of the signature stays; it no longer counts."
        />
      </ActForm>
    </details>
  ))
}
