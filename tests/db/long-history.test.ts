import { join } from 'node:path'
import { expect, test } from 'vitest'
import { assessProgram } from '~/domain/assess'
import type { History } from '~/domain/evidence'
import { type AssayDatabase, openDatabase } from '~db/client.server'
import { loadProgramState } from '~db/queries/load-state'
import { listPrograms } from '~db/queries/programs'
import { loadRuns } from '~db/queries/runs'
import { writeTransaction } from '~db/writes/transaction'
import { writeRun } from '~db/writes/write-run'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { smallProgram } from '../support/cli'
import { makeRow, makeRun } from '../support/run-factory'
import { temporaryFolder } from '../support/temporary'

const importedAt = '2026-03-01T12:00:00.000Z'
const asOf = '2026-03-20T23:59:59.999Z'

function historyOf(points: number, { resetsAt = points } = {}): History {
  const column = (of: (at: number) => number | null) => Array.from({ length: points }, (_, at) => of(at))
  return {
    timeS: column((at) => 1_772_000_000 + at) as number[],
    users: column((at) => Math.min(200, Math.floor(at / 5))),
    ...{ rps: column(() => 2), failuresPerS: column(() => 0), p50Ms: column(() => null) },
    ...{ p95Ms: column(() => 80), p99Ms: column((at) => at / 7) },
    totalRequests: column((at) => (at < resetsAt ? at * 2 : at)),
    totalFailures: column((at) => (at % 3 === 0 ? null : 1)),
  }
}

const histories = [historyOf(2000), historyOf(2500, { resetsAt: 900 }), historyOf(300)]

/** A program with a run of each history, stored by one connection. */
function storedRuns(file: string): { db: AssayDatabase; programId: number; program: string } {
  const db = openDatabase(file)
  ingest(db, buildImport(discover([smallProgram]).files), { importedAt })
  const { id: programId, slug: program } = listPrograms(db)[0]!
  for (const [at, history] of histories.entries()) {
    const files = [
      { name: `a_${at}_stats.csv`, sha256: String(at).padStart(64, '0'), bytes: 1, kind: 'stats' as const },
    ]
    const rows = [makeRow('POST /login', { requests: 5000, failures: 0 })]
    const effectiveAt = `2026-03-0${at + 2}T10:00:00.000Z`
    const run = { ...makeRun({ label: `a_${at}_200u`, rows, files, effectiveAt }), history }
    writeTransaction(db, () => writeRun(db, { programId, run, diagnostics: [], importedAt, labelShared: false }))
  }
  return { db, programId, program }
}

const longLabels = ['a_0_200u', 'a_1_200u']
const isFetched = (history: History | null) => Object.getOwnPropertyDescriptor(history, 'users')?.get === undefined

test('a program with long histories is judged without them, as with them, and they are there for who asks', () => {
  const file = join(temporaryFolder(), 'long.sqlite')
  const { db, programId, program } = storedRuns(file)
  const state = loadProgramState(db, { program, asOf })
  const assessment = assessProgram(state)
  const long = state.runs.filter(({ label }) => longLabels.includes(label))
  expect(long.map(({ history }) => isFetched(history))).toEqual([false, false])
  // As if nothing had been kept beside the histories: what an older version stored.
  db.sqlite.prepare("UPDATE run SET rest = json_remove(rest, '$.historyInBrief')").run()
  db.close()
  const whole = openDatabase(file)
  const old = loadProgramState(whole, { program, asOf })
  expect(assessProgram(old)).toEqual(assessment)
  expect(assessment.findings.a_1_200u?.map(({ code }) => code)).toContain('stats_reset')
  expect(assessment.findings.a_0_200u?.map(({ code }) => code)).toContain('ramp_included')
  const own = loadRuns(whole, { programId }).filter(({ run }) => run.label.startsWith('a_'))
  expect(own.map(({ run }) => run.history)).toEqual(histories)
  whole.close()
})

test('a long history is fetched as it was stored, though its row has moved, and never another run’s', () => {
  const { db, programId } = storedRuns(join(temporaryFolder(), 'moved.sqlite'))
  const [first, second] = loadRuns(db, { programId }).filter(({ run }) => longLabels.includes(run.label))
  const before = new Set(Object.keys(first!.run))
  expect(before.has('historyInBrief')).toBe(false)
  // The numbers of their rows are given to each other, as a rebuild may do it.
  const swap = (from: number, to: number) => {
    db.sqlite.prepare('UPDATE run SET id = ? WHERE id = ?').run(to, from)
    db.sqlite.prepare('UPDATE run_history SET run_id = ? WHERE run_id = ?').run(to, from)
  }
  db.sqlite.pragma('foreign_keys = OFF')
  for (const [from, to] of [
    [first!.id, 9999],
    [second!.id, first!.id],
    [9999, second!.id],
  ] as const)
    swap(from, to)
  expect([first!.run.history, second!.run.history]).toEqual(histories.slice(0, 2))
  const [gone] = loadRuns(db, { programId }).filter(({ run }) => longLabels.includes(run.label))
  db.sqlite.prepare('DELETE FROM run_history').run()
  expect(() => gone!.run.history!.users).toThrow('stored no more')
  db.close()
})
