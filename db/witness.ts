import { closeSync, existsSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type Database from 'better-sqlite3'
import type { AssayDatabase } from './client.server'
import { flushFolder } from './flush'

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
 * a witness that cannot be written is trouble to show (`witnessTrouble`), not a failed act, and what
 * it owes is written with the next act.
 */
export function writeWitness(db: AssayDatabase): void {
  const lines = pending.get(db.sqlite)
  if (lines === undefined || lines.length === 0) return
  const file = witnessFile(db)
  try {
    if (file !== null) appendLines(file, lines.map(({ seq, hash, at }) => `${seq} ${hash} ${at}\n`).join(''))
    pending.delete(db.sqlite)
    troubles.delete(db.sqlite)
  } catch (error) {
    troubles.set(db.sqlite, error instanceof Error ? error.message : String(error))
  }
}

/** All of the text, or nothing of it: half a line would stand there for ever. */
function appendLines(file: string, text: string): void {
  const isNew = !existsSync(file)
  const descriptor = openSync(file, 'a+', 0o600)
  try {
    const end = endOfLines(descriptor)
    try {
      const bytes = Buffer.from(text)
      let at = 0
      while (at < bytes.length) at += writeSync(descriptor, bytes, at)
      fsyncSync(descriptor)
    } catch (error) {
      ftruncateSync(descriptor, end)
      throw error
    }
  } finally {
    closeSync(descriptor)
  }
  if (isNew) flushFolder(dirname(file))
}

/** Where the last whole line ends; what a power cut left of another behind it is taken away. */
function endOfLines(descriptor: number): number {
  const { size } = fstatSync(descriptor)
  const tail = Buffer.alloc(Math.min(size, 200))
  readSync(descriptor, tail, 0, tail.length, size - tail.length)
  const torn = tail.length - 1 - tail.lastIndexOf(0x0a)
  if (torn === 0 || torn === 200) return size
  ftruncateSync(descriptor, size - torn)
  return size - torn
}

/** Why the last act could not be witnessed; null where it was. */
export function witnessTrouble(db: AssayDatabase): string | null {
  return troubles.get(db.sqlite) ?? null
}
