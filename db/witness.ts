import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { resolve } from 'node:path'
import type Database from 'better-sqlite3'
import type { AssayDatabase } from './client.server'

/** One line of the witness file: an act that the audit chain held at that time. */
export interface WitnessLine {
  seq: number
  hash: string
  at: string
}

/**
 * The file outside the database to which every act's hash is appended: only by it is a cut tail of
 * the chain found. `ASSAY_WITNESS`, best on another disk or machine, else beside the database.
 * null for a database that has no file.
 */
export function witnessFile(db: Pick<AssayDatabase, 'file'>): string | null {
  const configured = process.env.ASSAY_WITNESS
  if (configured !== undefined && configured !== '') return resolve(configured)
  return db.file === ':memory:' || db.file === '' ? null : `${db.file}.witness`
}

const pending = new WeakMap<Database.Database, WitnessLine[]>()
const troubles = new WeakMap<Database.Database, string>()

/** Remembers an entry until its transaction has committed. */
export function noteForWitness(db: AssayDatabase, line: WitnessLine): void {
  const lines = pending.get(db.sqlite)
  if (lines === undefined) pending.set(db.sqlite, [line])
  else lines.push(line)
}

/** How many entries wait for their commit. */
export function pendingForWitness(db: AssayDatabase): number {
  const lines = pending.get(db.sqlite)
  return lines === undefined ? 0 : lines.length
}

/** Drops what a failed transaction noted after the first `kept` entries. */
export function forgetForWitness(db: AssayDatabase, kept: number): void {
  const lines = pending.get(db.sqlite)
  if (lines !== undefined) lines.length = kept
}

/**
 * Appends what was committed since, and waits until the disk has it. The acts are recorded by now:
 * a witness that cannot be written is trouble to show (`witnessTrouble`), not a failed act.
 */
export function writeWitness(db: AssayDatabase): void {
  const lines = pending.get(db.sqlite)
  if (lines === undefined || lines.length === 0) return
  pending.delete(db.sqlite)
  const file = witnessFile(db)
  if (file === null) return
  try {
    const descriptor = openSync(file, 'a', 0o600)
    try {
      writeSync(descriptor, lines.map(({ seq, hash, at }) => `${seq} ${hash} ${at}\n`).join(''))
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    troubles.delete(db.sqlite)
  } catch (error) {
    troubles.set(db.sqlite, error instanceof Error ? error.message : String(error))
  }
}

/** Why the last act could not be witnessed; null where it was. */
export function witnessTrouble(db: AssayDatabase): string | null {
  return troubles.get(db.sqlite) ?? null
}
