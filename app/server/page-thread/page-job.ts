/** A page to be made, as plain data: it crosses from one thread to another. */
export interface PageJob {
  id: number
  /** The whole address, as Remix is to see it. */
  url: string
  /** `.data`: what a page in the browser asks for. */
  asData: boolean
  headers: [string, string][]
  nonce: string
  ip: string
}

/** What came of it. */
export interface PageAnswer {
  id: number
  status: number
  headers: [string, string][]
  /** Handed over, not copied; null where the answer has none. */
  body: ArrayBuffer | null
  /** Row of the member who asked; null for a stranger. */
  viewerId: number | null
  /** Something of it is still being worked out: it is not kept. */
  unfinished: boolean
  /** Milliseconds of named parts of the work. */
  parts: { name: string; ms: number }[]
}

/** What a page thread says. */
export type ThreadMessage =
  | { kind: 'ready' }
  | { kind: 'answer'; answer: PageAnswer }
  /** The page could not be made there. */
  | { kind: 'failed'; id: number }
  /** For the operator's log, in words: not everything that is thrown can cross. */
  | { kind: 'error'; error: string; url: string }

/** What a page thread is given when it starts. */
export interface PageThreadData {
  purpose: typeof pageThreadPurpose
  databaseFile: string
  root: string
  publicUrl: string | null
  readersAreMembers: boolean
}

/** Marks a thread as ours: tests and servers may run in worker threads themselves. */
export const pageThreadPurpose = 'assay-pages'
