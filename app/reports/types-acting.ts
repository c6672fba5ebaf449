import type { Deed } from '~/domain/people'

/** Who proves that it is they who send a form, and whether they have to. */
export interface Prover {
  /** Sign-in name; null for strangers and tokens. */
  name: string | null
  /** The proof is fresh: no form has to ask for it. */
  fresh: boolean
  /** A code may stand in for the password. */
  second: boolean
}

/** Who looks at a page with forms, and which of them are theirs. */
export interface Acting extends Prover {
  role: string | null
  /** Roles under which the member signs, their own role among them. */
  signsAs: string[]
  deeds: Deed[]
  signInHref: string
  /** Where the page is read as of a past moment: the same page now. Acts are recorded now and shown there. */
  nowHref: string | null
  /** Where forms go: the page without its answer to an earlier one. */
  action: string
  /** What was just done. */
  did: string | null
}

/** What became of a form that was refused; what was typed stays in it. */
export interface ActAnswer {
  intent: string
  /** Number of the record that the form is about; empty where it is about none. */
  record: string
  refusal: string
  code: string
  /** Extra facts of a refusal: where a rule stops being one. */
  words: Record<string, string>
  typed: Record<string, string>
}
