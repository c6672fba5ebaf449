import type { InputHTMLAttributes, ReactNode } from 'react'
import { Answered } from './answered'

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string
  name: string
  hint?: ReactNode
}

/** A labelled input with its hint below. */
export function Field({ label, hint, ...input }: FieldProps) {
  const hintId = hint === undefined ? undefined : `${input.name}-hint`
  return (
    <p className="field">
      <label>
        <span>{label}</span>
        <input aria-describedby={hintId} {...input} />
      </label>
      {hint === undefined ? null : (
        <small className="secondary" id={hintId}>
          {hint}
        </small>
      )}
    </p>
  )
}

/** Why a form was refused; read out at once, and the place where the keyboard goes on. */
export function FormRefusal({ text }: { text: string | null | undefined }) {
  if (text === null || text === undefined) return null
  return (
    <Answered role="alert" className="refusal" text={text}>
      <span aria-hidden="true">✕</span> {text}
    </Answered>
  )
}

/** A secret that is seen this once. */
export function ShownOnce({ text, lines }: { text: string; lines: string[] }) {
  return (
    <Answered role="status" className="shown-once" text={lines.join('\n')}>
      <p>{text}</p>
      <pre className="commands">
        <code>{lines.join('\n')}</code>
      </pre>
    </Answered>
  )
}
