import { join } from 'node:path'
import { expect, test } from 'vitest'
import { assessProgram } from '~/domain/assess'
import { type Assessed, assessmentFor } from '~/server/assessments.server'
import { openDatabase } from '~db/client.server'
import { assessOnce } from '~db/queries/assess-once'
import { loadProgramState } from '~db/queries/load-state'
import { programPointsAt } from '~db/queries/program-points'
import { listPrograms } from '~db/queries/programs'
import { tierPointsAt } from '~db/queries/tier-points'
import { settingChange } from '~db/schema/settings'
import { archiveProgram } from '~db/writes/archive-program'
import { recordBinding, recordInvalidation } from '~db/writes/record-acts'
import { recordRow } from '~db/writes/record-row'
import { attest } from '~db/writes/statements'
import { writeTransaction } from '~db/writes/transaction'
import { requestWaiver } from '~db/writes/waivers'
import { recordCost } from '~db/writes/work-costs'
import { attachProofs } from '~db/writes/work-proofs'
import { writeRun } from '~db/writes/write-run'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { ann, bob } from '../support/acts'
import { smallProgram } from '../support/cli'
import { makeRow, makeRun } from '../support/run-factory'
import { temporaryDatabase, temporaryFolder } from '../support/temporary'

type Asked = Parameters<typeof assessmentFor>[1]

const voided = {
  ...{ id: 1, run: 'load_v2_100u', by: 'ann', at: '2026-03-09T08:00:00.000Z', reason: 'wrong host' },
  withdrawnAt: null,
}
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
  const hours = (at: number) => {
    const typed = { weekId: 'week-1', day: '', hours: '3h', cost: '', note: '' }
    expect(recordCost(db, { program, actor: ann, at: `${day(at)}T09:00:00.000Z`, typed })).toMatchObject({ ok: true })
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
    () => hours(11),
    () => {
      const { snapshots } = loadProgramState(db, { program, asOf: `${day(20)}T00:00:00.000Z` })
      const [task] = snapshots.flatMap(({ plan }) => plan.tasks)
      const asked = {
        run: 'load_v7_100u',
        commit: '',
        url: '',
        note: '',
        subject: 'task',
        subjectId: task!.id,
      } as const
      const at = `${day(11)}T10:00:00.000Z`
      expect(attachProofs(db, { program, actor: ann, at, file: null, asked })).toMatchObject({ ok: true })
    },
    () => hours(12),
    () => {
      const at = `${day(12)}T10:00:00.000Z`
      const stated = { program, actor: ann, at, subject: 'runbook', note: 'read together' }
      expect(attest(db, stated)).toMatchObject({ ok: true })
    },
    () => {
      const [first] = assessProgram(loadProgramState(db, { program, asOf: `${day(20)}T00:00:00.000Z` })).tiers
      const { id: criterionId } = first!.criteria[0]!.criterion
      const asked = { program, criterionId, reason: 'host is late', expiresAt: `${day(28)}T00:00:00.000Z` }
      expect(requestWaiver(db, { ...asked, actor: ann, at: `${day(13)}T10:00:00.000Z` })).toMatchObject({ ok: true })
    },
    () => {
      const key = 'stalenessDays' as const
      const row = { programId, key, value: '3', by: 'bob', at: `${day(13)}T11:00:00.000Z` }
      writeTransaction(db, () => recordRow(db, settingChange, row, { programId, action: 'setting.stalenessDays' }))
    },
    () => ingest(db, buildImport(discover([smallProgram]).files), { importedAt: `${day(10)}T12:00:00.000Z` }),
    () => {
      const asked = { program, kind: 'archive' as const, note: 'done', at: `${day(14)}T12:00:00.000Z` }
      expect(archiveProgram(db, { ...asked, actor: { ...bob, role: 'owner' } })).toMatchObject({ ok: true })
    },
  ]
  for (const write of writes) {
    write()
    for (const asOf of [6, 7, 20].map((at) => `${day(at)}T23:59:59.999Z`)) {
      const anew = openDatabase(file)
      const state = loadProgramState(db, { program, asOf })
      expect(state).toEqual(loadProgramState(anew, { program, asOf }))
      const judged = assessProgram(loadProgramState(anew, { program, asOf }))
      expect(assessProgram(state)).toEqual(judged)
      expect(assessmentFor(db, { program, asOf })).toEqual({ state, assessment: judged })
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

test('hours of today judge nothing anew and are known all the same, and a moment of last week is judged once', () => {
  const db = temporaryDatabase()
  ingest(db, buildImport(discover([smallProgram]).files), { importedAt: `${day(1)}T12:00:00.000Z` })
  const { slug: program } = listPrograms(db)[0]!
  const [before, today] = [12, 20].map((at) => ({ program, asOf: `${day(at)}T23:59:59.999Z` })) as [Asked, Asked]
  const known = [before, today].map((asked) => assessmentFor(db, asked))
  const typed = { weekId: 'week-1', day: '', hours: '3h', cost: '', note: '' }
  expect(recordCost(db, { program, actor: ann, at: `${day(14)}T09:00:00.000Z`, typed })).toMatchObject({ ok: true })
  const [then, now] = [before, today].map((asked) => assessmentFor(db, asked)) as [Assessed, Assessed]
  expect([then.assessment.tiers, now.assessment.tiers]).toEqual(known.map(({ assessment }) => assessment.tiers))
  expect(then.assessment.claims).toBe(known[0]!.assessment.claims)
  expect(now.assessment.claims).toBe(known[1]!.assessment.claims)
  // What is worked out on an assessment may rest on the hours: it is another.
  expect(now.assessment).not.toBe(known[1]!.assessment)
  expect([then, now].map(({ state }) => state.work?.costs.length)).toEqual([0, 1])
  expect(assessOnce({ ...now.state, invalidations: [voided] })).toEqual(
    assessProgram({ ...now.state, invalidations: [voided] }),
  )
})
