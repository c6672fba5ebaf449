import { join } from 'node:path'
import { expect, test } from 'vitest'
import { assessProgram } from '~/domain/assess'
import { openDatabase } from '~db/client.server'
import { loadProgramState } from '~db/queries/load-state'
import { programPointsAt } from '~db/queries/program-points'
import { listPrograms } from '~db/queries/programs'
import { tierPointsAt } from '~db/queries/tier-points'
import { recordBinding, recordInvalidation } from '~db/writes/record-acts'
import { writeTransaction } from '~db/writes/transaction'
import { writeRun } from '~db/writes/write-run'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { smallProgram } from '../support/cli'
import { makeRow, makeRun } from '../support/run-factory'
import { temporaryFolder } from '../support/temporary'

const day = (at: number) => `2026-03-${String(at).padStart(2, '0')}`

test('a store that remembers gives what a store opened anew gives, after every write and at every moment', () => {
  const file = join(temporaryFolder(), 'remembered.sqlite')
  const db = openDatabase(file)
  const importedAt = `${day(1)}T12:00:00.000Z`
  ingest(db, buildImport(discover([smallProgram]).files), { importedAt })
  const { id: programId, slug: program } = listPrograms(db)[0]!
  const upload = (label: string, at: number, revision: number) => {
    const sha256 = String(revision * 100 + at).padStart(64, '0')
    const files = [{ name: `${label}_stats.csv`, sha256, bytes: 10, kind: 'stats' as const }]
    const rows = [makeRow('POST /login', { requests: 4000, failures: revision * 30 }), makeRow('GET /home')]
    const run = makeRun({ label, rows, files, effectiveAt: `${day(at)}T10:00:00.000Z` })
    writeTransaction(db, () => writeRun(db, { programId, run, diagnostics: [], importedAt, labelShared: false }))
  }
  const writes: (() => unknown)[] = [
    () => upload('load_v7_100u', 7, 1),
    () => upload('load_v5_100u', 5, 1),
    () => upload('load_v7_100u', 7, 2),
    () => {
      const [first] = assessProgram(loadProgramState(db, { program, asOf: `${day(20)}T00:00:00.000Z` })).tiers
      const { id: criterionId } = first!.criteria[0]!.criterion
      const binding = {
        criterionId,
        rule: 'p99(*) < 1s',
        kind: 'set',
        by: 'ann',
        at: `${day(8)}T08:00:00.000Z`,
      } as const
      recordBinding(db, { programId, binding })
    },
    () =>
      recordInvalidation(db, {
        programId,
        invalidation: { run: 'load_v5_100u', by: 'ann', at: `${day(9)}T08:00:00.000Z`, reason: 'wrong host' },
      }),
    () => ingest(db, buildImport(discover([smallProgram]).files), { importedAt: `${day(10)}T12:00:00.000Z` }),
  ]
  for (const write of writes) {
    write()
    for (const asOf of [6, 7, 20].map((at) => `${day(at)}T23:59:59.999Z`)) {
      const anew = openDatabase(file)
      const state = loadProgramState(db, { program, asOf })
      expect(state).toEqual(loadProgramState(anew, { program, asOf }))
      expect(assessProgram(state)).toEqual(assessProgram(loadProgramState(anew, { program, asOf })))
      expect(programPointsAt(db, { program, asOf })).toEqual(programPointsAt(anew, { program, asOf }))
      expect(tierPointsAt(db, { program, asOf })).toEqual(tierPointsAt(anew, { program, asOf }))
      anew.close()
    }
  }
  db.close()
})

test('what a transaction wrote and took back is not remembered', () => {
  const db = openDatabase(':memory:')
  ingest(db, buildImport(discover([smallProgram]).files), { importedAt: `${day(1)}T12:00:00.000Z` })
  const { id: programId, slug: program } = listPrograms(db)[0]!
  const asked = { program, asOf: `${day(20)}T23:59:59.999Z` }
  const before = loadProgramState(db, asked)
  const undone = () =>
    writeTransaction(db, () => {
      const run = makeRun({ label: 'undone' })
      writeRun(db, { programId, run, diagnostics: [], importedAt: `${day(2)}T12:00:00.000Z`, labelShared: false })
      loadProgramState(db, asked)
      throw new Error('undone')
    })
  expect(undone).toThrow('undone')
  expect(loadProgramState(db, asked)).toEqual(before)
  db.close()
})
