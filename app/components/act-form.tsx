import { Form, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { doneSentences } from '~/reports/messages/act-pages'
import { deedRefusalSentence } from '~/reports/messages/people'
import type { ActAnswer, Acting, Prover } from '~/reports/types-acting'
import { Answered } from './answered'
import { Field, FormRefusal } from './form-parts'

interface ActFormProps {
  acting: Acting
  answer: ActAnswer | undefined
  intent: string
  /** Number of the record that the form is about. */
  record?: number | null
  button: string
  primary?: boolean
  className?: string
  /** The form carries a file: what it asks for then stands before the file, so that a refusal keeps it. */
  withFile?: boolean
  children?: ReactNode
}

/** Whether an answer is about this form. */
export function isAbout(answer: ActAnswer | undefined, intent: string, record: number | null = null): boolean {
  return answer !== undefined && answer.intent === intent && answer.record === (record === null ? '' : String(record))
}

/** A form that records an act: its refusal above, the proof of who it is below where that is due. */
export function ActForm(props: ActFormProps) {
  const {
    acting,
    answer,
    intent,
    record = null,
    button,
    primary = false,
    className = 'form',
    withFile = false,
    children,
  } = props
  return (
    <Form
      method="post"
      action={acting.action}
      className={className}
      encType={withFile ? 'multipart/form-data' : undefined}
      reloadDocument
    >
      {withFile ? <input type="hidden" name="intent" value={intent} /> : null}
      {isAbout(answer, intent, record) ? <FormRefusal text={answer?.refusal} /> : null}
      {record === null ? null : <input type="hidden" name="record" value={record} />}
      {children}
      <ProofFields acting={acting} />
      <p>
        <button
          type="submit"
          name={withFile ? undefined : 'intent'}
          value={withFile ? undefined : intent}
          className={primary ? 'button primary' : 'button'}
        >
          {button}
        </button>
      </p>
    </Form>
  )
}

/** Asked for in the form itself, so that nothing typed is lost; absent while the last proof is fresh. */
export function ProofFields({ acting }: { acting: Prover }) {
  if (acting.fresh || acting.name === null) return null
  return (
    <fieldset className="proof">
      <legend>Recorded under your name: confirm that it is you</legend>
      <input type="hidden" name="username" autoComplete="username" value={acting.name} readOnly />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required={!acting.second}
      />
      {acting.second ? (
        <Field label="Or a code of your authenticator" name="code" autoComplete="one-time-code" />
      ) : null}
    </fieldset>
  )
}

interface TextAreaProps {
  label: string
  name: string
  defaultValue?: string
  hint?: string
  required?: boolean
  rows?: number
}

export function TextArea({ label, name, defaultValue, hint, required = false, rows = 3 }: TextAreaProps) {
  const hintId = hint === undefined ? undefined : `${name}-hint`
  return (
    <p className="field">
      <label>
        <span>{label}</span>
        <textarea
          name={name}
          rows={rows}
          defaultValue={defaultValue}
          required={required}
          maxLength={4000}
          aria-describedby={hintId}
        />
      </label>
      {hint === undefined ? null : (
        <small className="secondary" id={hintId}>
          {hint}
        </small>
      )}
    </p>
  )
}

/** What was typed into a form that was refused. */
export function typedIn(answer: ActAnswer | undefined, intent: string, name: string, record: number | null = null) {
  return isAbout(answer, intent, record) ? answer?.typed[name] : undefined
}

/** Said once, above a page's forms: what was just recorded, or why there are none. */
export function ActingNotice({ acting, who }: { acting: Acting; who: string }) {
  const done = acting.did !== null && Object.hasOwn(doneSentences, acting.did) ? doneSentences[acting.did] : undefined
  return (
    <>
      {done === undefined ? null : (
        <Answered role="status" className="banner done" text={done}>
          {done}
        </Answered>
      )}
      {acting.nowHref !== null ? (
        <p className="secondary fine">
          You read a past moment. Acts are recorded now: <Link to={acting.nowHref}>read the page as it is now</Link>.
        </p>
      ) : acting.name === null ? (
        <p className="secondary fine">
          <Link to={acting.signInHref}>Sign in</Link> {who}.
        </p>
      ) : null}
    </>
  )
}

/** Why a member's role does not do something: said once, instead of a button that does nothing. */
export function RoleMayNot({ deed }: { deed: Parameters<typeof deedRefusalSentence>[1] }) {
  return <p className="secondary fine">{deedRefusalSentence('role_may_not', deed)}</p>
}
