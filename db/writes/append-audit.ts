import type { Instant } from '~/domain/place'
import { noteTouched } from '../after-acts'
import type { AssayDatabase } from '../client.server'
import { sha256 } from '../digest'
import { auditEntry } from '../schema/recorded'
import { noteForWitness } from '../witness'
import { bulkInsert } from './bulk-insert'

export interface Act {
  programId: number | null
  at: Instant
  actor: string
  action: string
  payload: Record<string, unknown>
}

/** What the first entry names as the hash before it. */
export const beginning = '0'.repeat(64)

/**
 * The hash of an entry over its predecessor's hash and all its own fields, in this order, as JSON.
 * The sequence number is among them, so that no entry can be moved.
 */
export function auditHash(
  prevHash: string,
  entry: { seq: number; programId: number | null; at: string; actor: string; action: string; payload: string },
): string {
  return sha256(
    JSON.stringify([prevHash, entry.seq, entry.programId, entry.at, entry.actor, entry.action, entry.payload]),
  )
}

/** Appends to the chain; must run inside the write transaction of the act itself. */
export function appendAudit(db: AssayDatabase, act: Act): void {
  const last = db.sqlite.prepare('SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1').get() as
    | { seq: number; hash: string }
    | undefined
  const prevHash = last === undefined ? beginning : last.hash
  const entry = {
    seq: last === undefined ? 1 : last.seq + 1,
    programId: act.programId,
    at: act.at,
    actor: act.actor,
    action: act.action,
    payload: JSON.stringify(act.payload),
  }
  const hash = auditHash(prevHash, entry)
  bulkInsert(db.sqlite, auditEntry, [{ ...entry, prevHash, hash }])
  noteForWitness(db, { seq: entry.seq, hash, at: entry.at })
  if (act.programId !== null) noteTouched(db, act.programId, act.at)
}
