import { randomBytes } from 'node:crypto'
import type { Receipt } from '~/reports/receipt-schema'
import type { GivenWords } from './given-fields'

/** What an upload that wrote nothing answered; shown once more on the form, with the words as typed. */
export interface UploadAnswer {
  memberId: number
  status: number
  message: string
  fieldErrors: Partial<Record<string, string>>
  words: GivenWords
  program: string | null
  /** null where the upload was refused before its files were read. */
  receipt: Receipt | null
}

const kept = 64

/** In memory only: nothing of a refused upload is written anywhere. */
export function answerMemory() {
  const answers = new Map<string, UploadAnswer>()
  return {
    keep(answer: UploadAnswer): string {
      const id = randomBytes(12).toString('base64url')
      answers.set(id, answer)
      if (answers.size > kept) answers.delete(answers.keys().next().value as string)
      return id
    },
    /** For whoever sent it; null for others, and after a while for everybody. */
    find(id: string, memberId: number): UploadAnswer | null {
      const found = answers.get(id)
      return found === undefined || found.memberId !== memberId ? null : found
    },
  }
}
export type AnswerMemory = ReturnType<typeof answerMemory>
