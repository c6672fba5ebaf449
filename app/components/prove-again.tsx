import type { Prover } from '~/reports/types-acting'
import { ProofFields } from './act-form'

/** What became of a form, as far as its components look. */
export interface FormAnswer {
  intent: string
  record: string
  refusal: string | null
  typed: Record<string, string>
}

interface About {
  prover: Prover
  answer: FormAnswer | undefined
  intents: string[]
  record?: string | number
}

/** Whether an answer refused this form. */
function isRefused(answer: FormAnswer | undefined, intents: string[], record: string | number = ''): boolean {
  if (answer === undefined || answer.refusal === null) return false
  return intents.includes(answer.intent) && answer.record === String(record)
}

/** What was typed into a form that was refused; nothing for every other form. */
export function typedOf(answer: FormAnswer | undefined, intents: string[], record: string | number = '') {
  return isRefused(answer, intents, record) && answer !== undefined ? answer.typed : {}
}

/** In a small form of a row: it asks for the password only once it was sent without the proof that it needs. */
export function ProofWhenRefused({ prover, answer, intents, record }: About) {
  return isRefused(answer, intents, record) ? <ProofFields acting={prover} /> : null
}
