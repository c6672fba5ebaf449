import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openDatabase } from '~db/client.server'
import type { StoredEntry } from '~db/verify/chain'
import { verifyDatabase } from '~db/verify/verify-database'
import { auditHash, beginning } from '~db/writes/append-audit'
import { recordAttestation, recordBinding, recordInvalidation } from '~db/writes/record-acts'
import { writeTransaction } from '~db/writes/transaction'
import { addProgram } from '~db/writes/write-program'

/** Numbers that look random and repeat with their seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Records this many acts in a new database with its witness, closed and folded into one file. */
export function makeAuditedDatabase(file: string, acts: number): void {
  const db = openDatabase(file)
  const at = (index: number) => new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString()
  const programId = addProgram(db, { slug: 'p', title: 'P', sourceFolder: '/p', sample: false, at: at(0) }).id
  writeTransaction(db, () => {
    for (let index = 0; index < acts; index++) {
      const act = { by: `member-${index % 7}`, at: at(index) }
      if (index % 3 === 0)
        recordBinding(db, {
          programId,
          binding: { ...act, criterionId: `tier-1/c${index}`, rule: `p99(*) < ${index + 1}ms`, kind: 'set' },
        })
      else if (index % 3 === 1)
        recordAttestation(db, { programId, attestation: { ...act, subject: `s${index}`, note: `seen ${index} times` } })
      else
        recordInvalidation(db, { programId, invalidation: { ...act, run: `v${index}`, reason: `wrong host ${index}` } })
    }
  })
  db.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}

/** The entries as they can be read, or null where the file no longer gives them. */
function readEntries(file: string): string | null {
  try {
    const sqlite = new Database(file, { readonly: true })
    try {
      return JSON.stringify(sqlite.prepare('SELECT * FROM audit_entry NOT INDEXED ORDER BY seq').raw().all())
    } finally {
      sqlite.close()
    }
  } catch {
    return null
  }
}

function isReported(file: string, witness: string): boolean {
  try {
    return verifyDatabase(file, { witness }).troubles.length > 0
  } catch {
    return true
  }
}

export interface FlipFigures {
  flips: number
  changedAnEntry: number
  reported: number
  missed: number[]
  reportedBeside: number
}

/** Flips one bit at a time anywhere in the file, and asks each time whether what changed an entry is reported. */
export function flipBits(
  folder: string,
  original: { file: string; witness: string },
  options: { flips: number; random: () => number },
): FlipFigures {
  const bytes = readFileSync(original.file)
  const before = readEntries(original.file)
  const damaged = join(folder, 'damaged.sqlite')
  const figures: FlipFigures = { flips: options.flips, changedAnEntry: 0, reported: 0, missed: [], reportedBeside: 0 }
  for (let flip = 0; flip < options.flips; flip++) {
    const bit = Math.floor(options.random() * bytes.length * 8)
    bytes[bit >> 3]! ^= 1 << (bit & 7)
    writeFileSync(damaged, bytes)
    bytes[bit >> 3]! ^= 1 << (bit & 7)
    const changed = readEntries(damaged) !== before
    const reported = isReported(damaged, original.witness)
    if (!changed) {
      if (reported) figures.reportedBeside += 1
      continue
    }
    figures.changedAnEntry += 1
    if (reported) figures.reported += 1
    else figures.missed.push(bit)
  }
  return figures
}

type Entry = StoredEntry & { [key: string]: unknown }

/** Writes entries anew as somebody with the file in hand could: hashes recomputed, rows in step. */
function rewrite(sqlite: Database.Database, entries: Entry[]): void {
  sqlite.exec('DELETE FROM audit_entry')
  const insert = sqlite.prepare('INSERT INTO audit_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  let prevHash = beginning
  entries.forEach((entry, index) => {
    const moved = { ...entry, seq: index + 1 }
    const hash = auditHash(prevHash, moved)
    insert.run(moved.seq, entry.programId, entry.at, entry.actor, entry.action, entry.payload, prevHash, hash)
    prevHash = hash
  })
}

const columns = 'seq, program_id AS programId, at, actor, action, payload, prev_hash AS prevHash, hash'

/** Edits by hand, each named; every one changes what was recorded. */
export function structuredEdits(count: number): Record<string, (sqlite: Database.Database) => void> {
  const middle = Math.floor(count / 2)
  const all = (sqlite: Database.Database) =>
    sqlite.prepare(`SELECT ${columns} FROM audit_entry ORDER BY seq`).all() as Entry[]
  const swapped = (entries: Entry[]) =>
    entries.map((entry, index) => (index === 5 ? entries[6]! : index === 6 ? entries[5]! : entry))
  return {
    'delete one entry': (sqlite) => sqlite.exec(`DELETE FROM audit_entry WHERE seq = ${middle}`),
    'delete the first entry': (sqlite) => sqlite.exec('DELETE FROM audit_entry WHERE seq = 1'),
    'delete all entries': (sqlite) => sqlite.exec('DELETE FROM audit_entry'),
    'edit a payload': (sqlite) => sqlite.exec(`UPDATE audit_entry SET payload = '{}' WHERE seq = ${middle}`),
    'edit an actor': (sqlite) => sqlite.exec(`UPDATE audit_entry SET actor = 'nobody' WHERE seq = ${middle}`),
    'edit an action': (sqlite) => sqlite.exec(`UPDATE audit_entry SET action = 'x' WHERE seq = ${middle}`),
    'edit a time': (sqlite) => sqlite.exec(`UPDATE audit_entry SET at = '2020-01-01T00:00:00Z' WHERE seq = ${middle}`),
    'edit a program': (sqlite) => sqlite.exec(`UPDATE audit_entry SET program_id = NULL WHERE seq = ${middle}`),
    'reorder two entries': (sqlite) =>
      sqlite.exec(`UPDATE audit_entry SET seq = -1 WHERE seq = 5; UPDATE audit_entry SET seq = 5 WHERE seq = 6;
        UPDATE audit_entry SET seq = 6 WHERE seq = -1`),
    'swap two payloads': (sqlite) =>
      sqlite.exec(`UPDATE audit_entry SET payload = CASE seq
        WHEN 5 THEN (SELECT payload FROM audit_entry WHERE seq = 6)
        ELSE (SELECT payload FROM audit_entry WHERE seq = 5) END WHERE seq IN (5, 6)`),
    'cut one entry off the tail': (sqlite) => sqlite.exec(`DELETE FROM audit_entry WHERE seq = ${count}`),
    'cut the tail with its rows': (sqlite) =>
      sqlite.exec(`DELETE FROM audit_entry WHERE seq > ${count - 3};
        DELETE FROM rule_binding WHERE id = (SELECT max(id) FROM rule_binding);
        DELETE FROM attestation WHERE id = (SELECT max(id) FROM attestation);
        DELETE FROM invalidation WHERE id = (SELECT max(id) FROM invalidation)`),
    'edit an entry and its row, and recompute every hash': (sqlite) => {
      const entries = all(sqlite)
      const last = entries.findLast(({ action }) => action === 'rule.set')!
      last.payload = last.payload.replace('p99(*)', 'p95(*)')
      sqlite.exec(`UPDATE rule_binding SET rule = replace(rule, 'p99(*)', 'p95(*)')
        WHERE id = (SELECT max(id) FROM rule_binding)`)
      rewrite(sqlite, entries)
    },
    'reorder and recompute every hash': (sqlite) => rewrite(sqlite, swapped(all(sqlite))),
    'edit a recorded row alone': (sqlite) => sqlite.exec(`UPDATE attestation SET note = 'x' WHERE id = 3`),
    'delete a recorded row alone': (sqlite) => sqlite.exec('DELETE FROM invalidation WHERE id = 3'),
    'swap two recorded rows': (sqlite) =>
      sqlite.exec(`UPDATE rule_binding SET id = -1 WHERE id = 2; UPDATE rule_binding SET id = 2 WHERE id = 3;
        UPDATE rule_binding SET id = 3 WHERE id = -1`),
    'add a row that nobody recorded': (sqlite) =>
      sqlite.exec(`INSERT INTO attestation (program_id, subject, "by", at, note)
        VALUES (1, 'runbooks', 'eve', '2026-01-01T00:00:00.000Z', 'x')`),
    'drop the triggers': () => undefined,
  }
}

/** Makes one edit in a copy, without the triggers, and answers whether it is reported. */
export function editIsReported(
  folder: string,
  original: { file: string; witness: string },
  edit: (sqlite: Database.Database) => void,
  keepTriggers: boolean,
): boolean {
  const edited = join(folder, 'edited.sqlite')
  copyFileSync(original.file, edited)
  const sqlite = new Database(edited)
  sqlite.pragma('journal_mode = DELETE')
  const triggers = sqlite.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all() as {
    name: string
    sql: string
  }[]
  for (const { name } of triggers) sqlite.exec(`DROP TRIGGER "${name}"`)
  edit(sqlite)
  // Whoever hides an edit puts the triggers back: only the edit itself may give it away.
  if (keepTriggers) for (const { sql } of triggers) sqlite.exec(sql)
  sqlite.close()
  return isReported(edited, original.witness)
}
