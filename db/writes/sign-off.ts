import type { Meaning, SignOff } from '~/domain/acts/records'
import { type Actor, done, type Outcome, refused } from '~/domain/acts/refusals'
import { approves, lastRecordOf, maySign } from '~/domain/acts/signatures'
import type { Instant } from '~/domain/place'
import { always } from '../always'
import type { AssayDatabase } from '../client.server'
import { loadActs } from '../queries/acts'
import { judgeNow, packNow } from '../queries/judge-now'
import { findProgram } from '../queries/programs'
import { signOff } from '../schema/acts'
import { recordRow } from './record-row'
import { writeTransaction } from './transaction'

export interface SigningInput {
  program: string
  tierId: string
  role: string
  meaning: Meaning
  /** The exceptions, or why it is rejected; may be empty for a plain approval. */
  note: string
  /** Hash of the pack that the signer read. */
  packHash: string
  /** Number of the signature that this one takes the place of; null for a first one. */
  replaces: number | null
  actor: Actor
  at: Instant
}

/**
 * Signs a tier (semantics §8). Everything is asked inside the write transaction: the pack is built
 * anew and must be the one that was read, the person must not have signed in this role already
 * (unless the new signature names the one it replaces), and only what is ready may be approved.
 */
export function signTier(db: AssayDatabase, input: SigningInput): Outcome<{ id: number; packHash: string }> {
  const { tierId, role, meaning, note, actor, at } = input
  return writeTransaction(db, () => {
    const last = lastOf(db, input)
    const standing = last === null || last.meaning === 'withdraw' ? null : last
    if (standing !== null && input.replaces !== standing.id) return refused('already_signed', { at: standing.at })
    if (standing === null && input.replaces !== null) return refused('not_signed')
    const now = judgeNow(db, { program: input.program, at })
    const current = packNow(now, tierId)
    if (current === null) return refused('unknown_tier', { tier: tierId })
    const { pack, text, hash } = current
    if (hash !== input.packHash) return refused('stale_pack')
    const allowed = maySign(actor, { role, roles: pack.roles, meaning, note, state: pack.state })
    if (!allowed.ok) return allowed
    const row = {
      programId: now.program.id,
      tierId,
      role,
      by: actor.name,
      at,
      meaning,
      note: note.trim(),
      pack: text,
      packHash: hash,
      replaces: last === null ? null : last.id,
    }
    const action = approves({ meaning }) ? 'tier.approve' : 'tier.reject'
    return done({ id: recordRow(db, signOff, row, { programId: now.program.id, action }), packHash: hash })
  })
}

/** Takes a signature back. The record of it stays; it no longer counts. */
export function withdrawSignature(
  db: AssayDatabase,
  input: Pick<SigningInput, 'program' | 'tierId' | 'role' | 'note' | 'actor' | 'at'>,
): Outcome<{ id: number }> {
  const { tierId, role, actor, at, note } = input
  return writeTransaction(db, () => {
    const last = lastOf(db, input)
    const program = findProgram(db, { slug: input.program })
    if (program === null || last === null || last.meaning === 'withdraw') return refused('not_signed')
    if (note.trim() === '') return refused('reason_missing')
    const stored = db.sqlite.prepare('SELECT pack FROM sign_off WHERE id = ?').pluck().get(last.id) as string
    const row = {
      programId: program.id,
      tierId,
      role,
      by: actor.name,
      at,
      meaning: 'withdraw' as const,
      note: note.trim(),
      pack: stored,
      packHash: last.packHash,
      replaces: last.id,
    }
    return done({ id: recordRow(db, signOff, row, { programId: program.id, action: 'tier.withdraw' }) })
  })
}

function lastOf(
  db: AssayDatabase,
  { program: slug, tierId, role, actor }: Pick<SigningInput, 'program' | 'tierId' | 'role' | 'actor'>,
): SignOff | null {
  const program = findProgram(db, { slug })
  if (program === null) return null
  const { signOffs } = loadActs(db, { programId: program.id, asOf: always })
  return lastRecordOf(signOffs, { tierId, by: actor.name, role })
}
