import { Form, Link, useLocation } from '@remix-run/react'
import type { CriterionActsView, RulePreviewView } from '~/reports/criterion-acts'
import type { ActAnswer, Acting } from '~/reports/types-acting'
import { ActForm, isAbout, typedIn } from './act-form'
import { Field, FormRefusal } from './form-parts'
import { Hallmark } from './hallmark'

interface RuleProps {
  view: CriterionActsView
  acting: Acting
  answer: ActAnswer | undefined
}

/** Confirms the inferred rule, or sets another after its verdict was seen. */
export function BindRule({ view, acting, answer }: RuleProps) {
  const { rule, confirmable, preview } = view
  const refused = isAbout(answer, 'rule_set')
  const typed = typedIn(answer, 'rule_set', 'rule') ?? preview?.typed ?? rule ?? ''
  return (
    <>
      {confirmable && rule !== null ? (
        <details className="offer" open={isAbout(answer, 'rule_confirm')}>
          <summary>Confirm the inferred rule</summary>
          <ActForm acting={acting} answer={answer} intent="rule_confirm" button="Confirm it">
            <input type="hidden" name="rule" value={rule} />
            <p>
              The text means <code>{rule}</code>.
            </p>
          </ActForm>
        </details>
      ) : null}
      <details className="offer" open={refused || preview !== null}>
        <summary>Set another rule</summary>
        <PreviewForm typed={typed} />
        {preview === null || refused ? null : <Preview preview={preview} />}
        {refused ? <RuleRefusal typed={typed} sentence={answer?.refusal} position={answer?.words.position} /> : null}
        {preview?.would == null && !refused ? null : (
          <ActForm acting={acting} answer={undefined} intent="rule_set" button="Bind this rule" primary>
            <input type="hidden" name="rule" value={preview?.would?.rule ?? typed} />
            <p>
              Binds <code>{preview?.would?.rule ?? typed}</code> from now on.
            </p>
          </ActForm>
        )}
      </details>
    </>
  )
}

/** Asks the page for the verdict under a rule; nothing is recorded. */
function PreviewForm({ typed }: { typed: string }) {
  const kept = new URLSearchParams(useLocation().search).get('program')
  return (
    <Form method="get" action="#acts" className="form" reloadDocument>
      {kept === null ? null : <input type="hidden" name="program" value={kept} />}
      <Field
        key={typed}
        label="Rule"
        name="rule"
        className="mono"
        required
        maxLength={400}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        defaultValue={typed}
        hint={
          <>
            For example <code>p99(*) &lt; 2s</code>. <Link to="/help/rules">The rule language</Link>
          </>
        }
      />
      <p>
        <button type="submit" className="button">
          Show the verdict first
        </button>
      </p>
    </Form>
  )
}

function RuleRefusal(props: {
  typed: string
  sentence: string | undefined
  position: string | number | null | undefined
}) {
  const { typed, sentence, position } = props
  const at = position === null || position === undefined ? null : Number(position)
  return (
    <>
      <FormRefusal text={sentence} />
      {at === null ? null : (
        <pre className="rule-caret" aria-hidden="true">
          {typed}
          {'\n'}
          {' '.repeat(at)}^
        </pre>
      )}
    </>
  )
}

/** The verdict that the rule would give, beside the one of now, and what else it would move. */
function Preview({ preview }: { preview: RulePreviewView }) {
  const { refusal, would, typed } = preview
  if (refusal !== null) return <RuleRefusal typed={typed} sentence={refusal.sentence} position={refusal.position} />
  if (would === null) return null
  return (
    <div className="preview" role="status">
      <p>
        Under <code>{would.rule}</code>: <Hallmark mark={would.before} outlined /> → <Hallmark mark={would.after} />
      </p>
      <p>{would.sentence}</p>
      <p className="fine">
        The tier: <Hallmark mark={would.tierBefore} outlined /> → <Hallmark mark={would.tierAfter} outlined />
      </p>
      {would.moved.length === 0 ? (
        <p className="secondary fine">It moves no other criterion.</p>
      ) : (
        <ul className="plain-list fine">
          {would.moved.map((one) => (
            <li key={one.href}>
              <Link to={one.href}>{one.text}</Link>: <Hallmark mark={one.before} outlined /> →{' '}
              <Hallmark mark={one.after} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
