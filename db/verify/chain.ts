import type Database from 'better-sqlite3'
import { auditHash, beginning } from '../writes/append-audit'
import { type Trouble, trouble } from './trouble'

export interface StoredEntry {
  seq: number
  programId: number | null
  at: string
  actor: string
  action: string
  payload: string
  prevHash: string
  hash: string
}

export function storedEntries(sqlite: Database.Database): IterableIterator<StoredEntry> {
  return sqlite
    .prepare(
      `SELECT seq, program_id AS programId, at, actor, action, payload, prev_hash AS prevHash, hash
       FROM audit_entry NOT INDEXED ORDER BY seq`,
    )
    .iterate() as IterableIterator<StoredEntry>
}

/**
 * Recomputes the audit chain from its first entry: numbers without a gap, each entry naming the
 * hash before it, each hash that of its own fields. `visit` sees every entry on the way.
 */
export function verifyChain(
  sqlite: Database.Database,
  visit: (entry: StoredEntry) => void,
): { entries: number; head: { seq: number; hash: string } | null; troubles: Trouble[] } {
  const troubles: Trouble[] = []
  let previous = { seq: 0, hash: beginning }
  let entries = 0
  for (const entry of storedEntries(sqlite)) {
    entries += 1
    if (entry.seq !== previous.seq + 1) troubles.push(trouble('entry_missing', previous.seq + 1))
    if (entry.prevHash !== previous.hash) troubles.push(trouble('chain_broken', entry.seq))
    if (auditHash(entry.prevHash, entry) !== entry.hash) troubles.push(trouble('entry_changed', entry.seq))
    visit(entry)
    previous = { seq: entry.seq, hash: entry.hash }
  }
  return { entries, head: entries === 0 ? null : previous, troubles }
}
