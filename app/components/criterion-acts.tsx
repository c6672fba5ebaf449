import type { CriterionActsView } from '~/reports/criterion-acts'
import type { ActAnswer, Acting } from '~/reports/types-acting'
import { ActForm, ActingNotice, isAbout, TextArea, typedIn } from './act-form'
import { Attestations } from './attestation-parts'
import { Field } from './form-parts'
import { Grants } from './grant-parts'
import { BindRule } from './rule-forms'
import { Section } from './section'

interface ActsProps {
  view: CriterionActsView
  acting: Acting
  answer: ActAnswer | undefined
}

/** What people recorded about a criterion, and what the viewer may record. */
export function CriterionActs({ view, acting, answer }: ActsProps) {
  const open = acting.nowHref === null
  const may = (deed: Acting['deeds'][number]) => open && acting.deeds.includes(deed)
  return (
    <Section title="What people recorded" id="acts">
      <ActingNotice acting={acting} who="to state a fact, ask for a waiver, or bind the rule" />
      {view.bindings.length === 0 ? null : (
        <ul className="plain-list fine">
          {view.bindings.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {view.attestations.length === 0 ? null : (
        <Attestations items={view.attestations} acting={acting} answer={answer} />
      )}
      {view.grants.length === 0 ? null : <Grants items={view.grants} acting={acting} answer={answer} own />}
      {view.bindings.length + view.attestations.length + view.grants.length === 0 ? (
        <p className="secondary">Nothing yet.</p>
      ) : null}
      <div className="offers">
        {may('bind_rule') ? <BindRule view={view} acting={acting} answer={answer} /> : null}
        {may('attest') && view.statable !== null ? <Attest view={view} acting={acting} answer={answer} /> : null}
        {may('request_waiver') && view.waivable ? <AskWaiver acting={acting} answer={answer} /> : null}
        {may('declare_not_applicable') ? (
          <Reason
            acting={acting}
            answer={answer}
            intent="not_applicable_declare"
            title="Declare that it does not apply"
            hint="It holds once another member with an approving role confirms it."
            button="Declare"
          />
        ) : null}
        {may('confirm_not_applicable') && view.removed ? (
          <Reason
            acting={acting}
            answer={answer}
            intent="removal_accept"
            title="Accept that the documents dropped it"
            hint="From then on it no longer counts; the record of it stays."
            button="Accept"
          />
        ) : null}
      </div>
    </Section>
  )
}

type OfferProps = Omit<ActsProps, 'view'>

function Attest({ view, acting, answer }: ActsProps) {
  const typed = (name: string) => typedIn(answer, 'attest', name)
  const statable = view.statable!
  return (
    <details className="offer" open={isAbout(answer, 'attest')}>
      <summary>State it as a fact</summary>
      <ActForm acting={acting} answer={answer} intent="attest" button="State it" withFile>
        {statable.hint === '' ? (
          <input type="hidden" name="subject" value={statable.subject} />
        ) : (
          <Field
            label="What it is about"
            name="subject"
            required
            maxLength={200}
            defaultValue={typed('subject') ?? statable.subject}
            hint={statable.hint}
          />
        )}
        <TextArea
          label="What you saw"
          name="note"
          required
          defaultValue={typed('note')}
          hint="It stands under your name, as stated and never as measured."
        />
        <Field label="File, if there is one" name="file" type="file" hint="At most 8 MB." />
      </ActForm>
    </details>
  )
}

function AskWaiver({ acting, answer }: OfferProps) {
  const typed = (name: string) => typedIn(answer, 'waiver_request', name)
  return (
    <details className="offer" open={isAbout(answer, 'waiver_request')}>
      <summary>Ask for a waiver</summary>
      <ActForm acting={acting} answer={answer} intent="waiver_request" button="Ask for it">
        <TextArea label="Why it may pass for a while" name="reason" required defaultValue={typed('reason')} />
        <Field
          label="Until the end of"
          name="expires"
          type="date"
          required
          defaultValue={typed('expires')}
          hint="At most 90 days after its approval. Another member decides."
        />
      </ActForm>
    </details>
  )
}

function Reason(props: OfferProps & { intent: string; title: string; hint: string; button: string }) {
  const { acting, answer, intent, title, hint, button } = props
  return (
    <details className="offer" open={isAbout(answer, intent)}>
      <summary>{title}</summary>
      <ActForm acting={acting} answer={answer} intent={intent} button={button}>
        <TextArea label="Why" name="reason" required defaultValue={typedIn(answer, intent, 'reason')} hint={hint} />
      </ActForm>
    </details>
  )
}
