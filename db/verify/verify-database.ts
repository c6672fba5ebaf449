import type Database from 'better-sqlite3'
import { openToVerify } from '../client.server'
import { witnessFile } from '../witness'
import { verifyBytes } from './bytes'
import { verifyChain } from './chain'
import { verifyIntegrity, verifyTriggers } from './integrity'
import { collectRow, noRows, verifyRows } from './rows'
import { guarded, type Trouble } from './trouble'
import { verifyWitness, type WitnessCheck } from './witness-check'

export interface Verification {
  database: string
  entries: number
  /** End of the audit chain; null while nothing was recorded. */
  head: { seq: number; hash: string } | null
  rows: number
  blobs: number
  bytes: number
  witness: WitnessCheck
  troubles: Trouble[]
}

/**
 * Checks everything that can be checked of a database without trusting it: the audit chain, recorded
 * rows against their entries, received bytes against their hashes, foreign keys, SQLite's own
 * integrity, and the witness file outside. Changes nothing. `bytes: false` leaves the received bytes out.
 */
export function verifyDatabase(file: string, options: { witness?: string | null; bytes?: boolean } = {}): Verification {
  const sqlite = openToVerify(file)
  try {
    const witness = options.witness === undefined ? witnessFile({ file }) : options.witness
    return verifyOpen(sqlite, { file, witness, bytes: options.bytes !== false })
  } finally {
    sqlite.close()
  }
}

function verifyOpen(
  sqlite: Database.Database,
  input: { file: string; witness: string | null; bytes: boolean },
): Verification {
  const troubles: Trouble[] = []
  const borne = noRows()
  const hashes: string[] = []
  const chain = guarded('audit_entry', troubles, () =>
    verifyChain(sqlite, (entry) => {
      if (Number.isSafeInteger(entry.seq) && entry.seq > 0 && entry.seq <= 1e8) hashes[entry.seq - 1] = entry.hash
      collectRow(borne, entry)
    }),
  )
  if (chain !== null) troubles.push(...chain.troubles)
  const rows = guarded('recorded rows', troubles, () => verifyRows(sqlite, borne))
  if (rows !== null) troubles.push(...rows.troubles)
  const blobs = input.bytes ? guarded('received_blob', troubles, () => verifyBytes(sqlite)) : null
  if (blobs !== null) troubles.push(...blobs.troubles)
  troubles.push(...(guarded('triggers', troubles, () => verifyTriggers(sqlite)) ?? []))
  troubles.push(...(guarded('database', troubles, () => verifyIntegrity(sqlite)) ?? []))
  const witness = verifyWitness(input.witness, hashes)
  troubles.push(...witness.troubles)
  return {
    database: input.file,
    entries: chain === null ? hashes.length : chain.entries,
    head: chain === null ? null : chain.head,
    rows: rows === null ? 0 : rows.rows,
    blobs: blobs === null ? 0 : blobs.blobs,
    bytes: blobs === null ? 0 : blobs.bytes,
    witness,
    troubles,
  }
}
