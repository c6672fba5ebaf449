import type { Viewer } from '~/domain/people'
import type { AssayContext } from '../context'

/** Why the proof of who sends a form is wanting: it ran out and none came along, or the one that came is not right. */
export type ProofRefusal = { code: 'proof' | 'wrong' | 'too_many' | 'busy'; status: number }

interface Asked {
  request: Request
  context: AssayContext
  viewer: Viewer
  field: (name: string) => string
}

/**
 * Holds a form to a proof of the last five minutes; null where there is one, or where the form itself
 * brought one (its fields `password` and `code`). Every form that needs a proof comes through here, so
 * that a page can answer with the form and what was typed, and nobody is led away from it.
 */
export async function askProof({ request, context, viewer, field }: Asked): Promise<ProofRefusal | null> {
  const { identity } = context
  if (identity.proofIsFresh(viewer)) return null
  const given = { password: field('password'), code: field('code') }
  // The proof ran out between reading and sending: nobody has tried anything yet.
  if (given.password === '' && given.code === '') return { code: 'proof', status: 403 }
  const proof = await identity.confirm(request, given)
  return proof.ok ? null : { code: proof.code, status: { wrong: 403, too_many: 429, busy: 503 }[proof.code] }
}

/** The same request asked as one that only reads: whether the role may, and nothing about the proof. */
export function asReading(request: Request): Request {
  return new Request(request.url, { headers: request.headers })
}
