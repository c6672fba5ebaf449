import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Ailment } from '~/domain/doctor'
import { troubleSentence } from '~/reports/messages/verify'
import { type AssayDatabase, openReadOnly } from '~db/client.server'
import { hasOwner } from '~db/queries/people'
import { verifyDatabase } from '~db/verify/verify-database'
import { witnessFile } from '~db/witness'
import type { Machine } from './machine'

type Sqlite = AssayDatabase['sqlite']

/** More of one kind say nothing new here; `assay verify` lists all. */
const mostTroubles = 20
/** Clocks of two machines may differ by this much. */
const clockSlackMs = 60_000

/** Opens the file to look at it only. What it holds is examined where it is Assay's own and of this version. */
export function examineDatabase(file: string, machine: Machine): Ailment[] {
  let db: AssayDatabase
  try {
    db = openReadOnly(file)
  } catch (error) {
    return [unreadable(file, error)]
  }
  try {
    const shape = examineShape(db.sqlite, file, machine.root)
    if (shape.some(({ code }) => code !== 'journal_mode')) return shape
    const owner: Ailment[] = hasOwner(db) ? [] : [{ code: 'no_owner', words: {} }]
    return [...shape, ...examineClock(db.sqlite, machine.now), ...owner, ...examineData(file)]
  } catch (error) {
    return [unreadable(file, error)]
  } finally {
    db.close()
  }
}

function unreadable(file: string, error: unknown): Ailment {
  return { code: 'not_a_database', words: { file, detail: error instanceof Error ? error.message : String(error) } }
}

function examineShape(sqlite: Sqlite, file: string, root: string): Ailment[] {
  const tables = sqlite.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[]
  if (!tables.includes('__drizzle_migrations'))
    return tables.length === 0 ? [] : [{ code: 'foreign_database', words: { file } }]
  const done = sqlite.prepare('SELECT created_at FROM __drizzle_migrations').pluck().all().map(Number)
  const journal = join(root, 'db/migrations/meta/_journal.json')
  const known = existsSync(journal)
    ? (JSON.parse(readFileSync(journal, 'utf8')) as { entries: { when: number }[] }).entries.map(({ when }) => when)
    : []
  if (known.length > 0 && Math.max(...done) > Math.max(...known)) return [{ code: 'newer_version', words: { file } }]
  const pending = known.filter((when) => !done.includes(when)).length
  const mode = String(sqlite.pragma('journal_mode', { simple: true }))
  return [
    ...(pending > 0 ? [{ code: 'migrations_pending' as const, words: { count: String(pending) } }] : []),
    ...(mode === 'wal' ? [] : [{ code: 'journal_mode' as const, words: { found: mode } }]),
  ]
}

/** Moments of records that this machine's clock has not reached, or that go backwards. */
function examineClock(sqlite: Sqlite, now: Date): Ailment[] {
  const entries = sqlite.prepare('SELECT seq, at FROM audit_entry ORDER BY seq').all() as { seq: number; at: string }[]
  const ahead = entries.findLast(({ at }) => Date.parse(at) > now.getTime() + clockSlackMs)
  const back = entries.findLast(
    ({ at }, index) =>
      index > 0 && Date.parse(at) < Date.parse((entries[index - 1] as { at: string }).at) - clockSlackMs,
  )
  const before = back === undefined ? undefined : entries[entries.indexOf(back) - 1]
  return [
    ...(ahead === undefined
      ? []
      : [
          {
            code: 'clock_behind' as const,
            words: { entry: String(ahead.seq), at: ahead.at, now: now.toISOString() },
          },
        ]),
    ...(back === undefined || before === undefined
      ? []
      : [{ code: 'clock_jumped' as const, words: { entry: String(back.seq), at: back.at, before: before.at } }]),
  ]
}

/** Chain, rows, bytes, references and SQLite's own integrity, as `assay verify` finds them. */
function examineData(file: string): Ailment[] {
  const { troubles, entries, witness } = verifyDatabase(file)
  const told = troubles.slice(0, mostTroubles).map(
    (one): Ailment => ({
      code: 'data_wrong',
      words: { message: one.detail === null ? troubleSentence(one) : `${troubleSentence(one)} (${one.detail})` },
    }),
  )
  const path = witnessFile({ file })
  const missing = entries > 0 && path !== null && witness.from === null
  return missing ? [...told, { code: 'witness_missing', words: { file: path, entries: String(entries) } }] : told
}
