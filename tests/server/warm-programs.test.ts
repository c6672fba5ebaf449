import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { workDone } from '~/domain/memory'
import { assessmentFor } from '~/server/assessments.server'
import { warmPrograms } from '~/server/warm-programs'
import { openDatabase } from '~db/client.server'
import { listPrograms } from '~db/queries/programs'
import { readAhead } from '~db/queries/received-memory'
import { writeTransaction } from '~db/writes/transaction'
import { writeRun } from '~db/writes/write-run'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { smallProgram } from '../support/cli'
import { makeRun } from '../support/run-factory'
import { temporaryFolder } from '../support/temporary'

afterEach(() => {
  vi.useRealTimers()
})

/** A store of fifty runs, two of which stand for one label, as a server finds it when it starts. */
function stored() {
  const file = join(temporaryFolder(), 'warm.sqlite')
  const writer = openDatabase(file)
  const importedAt = '2026-03-15T12:00:00.000Z'
  ingest(writer, buildImport(discover([smallProgram]).files), { importedAt })
  const { id: programId, slug: program } = listPrograms(writer)[0]!
  writeTransaction(writer, () => {
    for (let at = 0; at < 50; at += 1) {
      const label = `load_v${Math.max(1, at)}_100u`
      const files = [
        { name: `${label}_stats.csv`, sha256: String(at).padStart(64, '0'), bytes: 1, kind: 'stats' as const },
      ]
      const effectiveAt = new Date(Date.parse('2026-02-01T00:00:00Z') + at * 60_000).toISOString()
      writeRun(writer, {
        programId,
        run: makeRun({ label, files, effectiveAt }),
        diagnostics: [],
        importedAt,
        labelShared: false,
      })
    }
  })
  writer.close()
  return { file, programId, program }
}

test('a server that has just started judges its programs in slices, and the first reader finds them judged', () => {
  const { file, program } = stored()
  const db = openDatabase(file)
  vi.useFakeTimers({ now: new Date('2026-03-16T12:00:00Z') })
  warmPrograms(db)
  let slices = 0
  while (vi.getTimerCount() > 0) {
    vi.runOnlyPendingTimers()
    slices += 1
  }
  expect(slices).toBeGreaterThan(5)
  const asked = { program, asOf: '2026-03-16T23:59:59.999Z' }
  const before = workDone()
  const warm = assessmentFor(db, asked)
  expect(workDone()).toEqual(before)
  const anew = openDatabase(file)
  expect(warm).toEqual(assessmentFor(anew, asked))
  db.close()
  anew.close()
})

test('who waits for a program is let on once it is judged, and nobody waits for one that is', async () => {
  const { file, program } = stored()
  const db = openDatabase(file)
  vi.useFakeTimers({ now: new Date('2026-03-16T12:00:00Z') })
  const warming = warmPrograms(db)
  const told: string[] = []
  warming.afterwards(() => told.push('all is judged'))
  expect(warming.ready('another')).toBeNull()
  const waits = [warming.ready(program), warming.ready(null)]
  for (const wait of waits) void wait?.then(() => told.push('on'))
  vi.runOnlyPendingTimers()
  await Promise.resolve()
  expect([waits.includes(null), told]).toEqual([false, []])
  vi.runAllTimers()
  await Promise.all(waits)
  expect(told.toSorted()).toEqual(['all is judged', 'on', 'on'])
  expect([warming.ready(program), warming.ready(null)]).toEqual([null, null])
  warming.afterwards(() => told.push('at once'))
  expect(told.at(-1)).toBe('at once')
  const before = workDone()
  assessmentFor(db, { program, asOf: '2026-03-16T23:59:59.999Z' })
  expect(workDone()).toEqual(before)
  db.close()
})

test('who comes while runs are still read ahead gets all of them, and nobody is served by a closed store', () => {
  const { file, program, programId } = stored()
  const [db, anew] = [openDatabase(file), openDatabase(file)]
  expect([1, 2, 3].map(() => readAhead(db, { programId, most: 7 }))).toEqual([true, true, true])
  const asked = { program, asOf: '2026-03-16T23:59:59.999Z' }
  expect(assessmentFor(db, asked)).toEqual(assessmentFor(anew, asked))
  expect(readAhead(db, { programId, most: 7 })).toBe(false)
  anew.close()
  vi.useFakeTimers()
  warmPrograms(db)
  db.close()
  vi.runAllTimers()
  expect(vi.getTimerCount()).toBe(0)
})
