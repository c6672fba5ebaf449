import { weekTexts } from '~/reports/messages/week-page'
import type { ActAnswer, Acting } from '~/reports/types-acting'
import type { AttachView } from '~/reports/types-week'
import { ActForm, ActingNotice, RoleMayNot, TextArea, typedIn } from './act-form'
import { Field } from './form-parts'
import { Section } from './section'

interface AttachProps {
  view: AttachView
  acting: Acting
  answer: ActAnswer | undefined
}

const intent = 'proof_attach'

/** One form for everything that can be attached: each filled field becomes a record under the member's name. */
export function AttachSection({ view, acting, answer }: AttachProps) {
  const may = acting.nowHref === null && acting.deeds.includes('attach_proof')
  return (
    <div className="attach-section">
      <Section title="Attach evidence" id="acts">
        <ActingNotice acting={acting} who={weekTexts.attachWho} />
        {acting.name !== null && acting.nowHref === null && !may ? <RoleMayNot deed="attach_proof" /> : null}
        {may && view.subjects.length > 0 ? (
          <>
            <p className="secondary fine">{weekTexts.attachLede}</p>
            <AttachForm view={view} acting={acting} answer={answer} />
          </>
        ) : null}
      </Section>
    </div>
  )
}

function AttachForm({ view, acting, answer }: AttachProps) {
  const typed = (name: string) => typedIn(answer, intent, name)
  const chosen = typed('subject') ?? view.chosen ?? undefined
  return (
    <div id="attach">
      <ActForm
        acting={acting}
        answer={answer}
        intent={intent}
        button="Attach"
        primary
        withFile
        className="form attach-form"
      >
        <p className="field wide-field">
          <label>
            <span>To</span>
            <select name="subject" defaultValue={chosen} key={chosen}>
              {view.subjects.map(({ group, options }) => (
                <optgroup key={group} label={group}>
                  {options.map(({ value, label }) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          </label>
        </p>
        <Field
          label="Run or report"
          name="run"
          list="evidence-at-hand"
          maxLength={300}
          autoComplete="off"
          defaultValue={typed('run')}
          hint={weekTexts.runHint}
        />
        <datalist id="evidence-at-hand">
          {view.evidence.map(({ value }) => (
            <option key={value} value={value} />
          ))}
        </datalist>
        <Field
          label="Commit"
          name="commit"
          maxLength={64}
          autoComplete="off"
          spellCheck={false}
          defaultValue={typed('commit')}
        />
        <Field
          label="Address"
          name="url"
          type="url"
          maxLength={1000}
          placeholder="https://"
          defaultValue={typed('url')}
        />
        <TextArea label="Note" name="note" rows={2} defaultValue={typed('note')} />
        <Field label="File" name="file" type="file" hint={weekTexts.fileHint} />
      </ActForm>
    </div>
  )
}
