import { join } from 'node:path'
import { expect, test } from 'vitest'
import { assessProgram } from '~/domain/assess'
import type { Assessment, ProgramState } from '~/domain/assessment'
import { type AttachedProof, noWork } from '~/domain/work/records'
import { type WeekFacts, weekFacts } from '~/domain/work/week-facts'
import { loadProgramState } from '~db/queries/load-state'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { describeShared, sharedFolder } from '../../support/shared'
import { temporaryDatabase } from '../../support/temporary'

describeShared('the weeks of the real tracker', () => {
  let loaded: { state: ProgramState; assessment: Assessment } | null = null

  function real() {
    if (loaded !== null) return loaded
    const db = temporaryDatabase()
    const paths = [join(sharedFolder, 'documents'), join(sharedFolder, 'evidence/ahsp')]
    ingest(db, buildImport(discover(paths).files), { importedAt: '2026-03-01T00:00:00.000Z', program: 'p' })
    const state = loadProgramState(db, { program: 'p', asOf: '2026-12-31T00:00:00.000Z' })
    loaded = { state, assessment: assessProgram(state) }
    return loaded
  }

  function facts(): WeekFacts[] {
    const { state, assessment } = real()
    return assessment.tracker!.weeks.map(({ id }) => weekFacts(state, assessment, id)!)
  }

  test('weeks 0 to 8: planned, ticked, proven', () => {
    expect(facts().map((one) => [one.planned.tasks, one.ticked.tasks, one.proven.tasks])).toEqual([
      [5, 5, 0],
      [28, 28, 3],
      [13, 13, 4],
      [19, 19, 1],
      [28, 21, 0],
      [10, 10, 0],
      [9, 9, 0],
      [12, 8, 0],
      [8, 8, 0],
    ])
    expect(facts()[1]!.planned.minutes).toBe(420)
  })

  test('the variance of weeks 4 and 7 is what their open boxes come to', () => {
    const ratios = facts().map(({ variance }) => variance.ticked.tasks)
    expect(ratios[4]).toEqual({ kind: 'known', done: 21, planned: 28, ratio: -0.25 })
    expect(ratios[7]).toMatchObject({ done: 8, planned: 12 })
    expect(facts()[3]!.variance.ticked.minutes).toEqual({ kind: 'unknown', reason: 'nothing_estimated' })
  })

  test('what slipped between the snapshots: 64 tasks came and 28 went, none into another week', () => {
    const slipped = facts().map(({ slippedIn, slippedOut }) => [slippedIn.length, slippedOut.length])
    expect(slipped).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
      [13, 1],
      [24, 4],
      [10, 8],
      [6, 8],
      [8, 4],
      [3, 3],
    ])
    expect(slipped.reduce(([came, left], [a, b]) => [came! + a!, left! + b!], [0, 0])).toEqual([64, 28])
    const [gone] = facts()[3]!.slippedOut
    expect(gone).toMatchObject({ kind: 'dropped', from: { text: 'Refactor chart_data to use database aggregation' } })
    expect(gone!.maybe!.text).toContain('Refactor chart_data summary/curve')
  })

  test('an attached clean run moves proven by one task and nothing else; a tainted one moves nothing', () => {
    const { state, assessment } = real()
    const task = assessment.tracker!.tasks.find(
      ({ id, ticked, weekId }) =>
        ticked &&
        weekId === 'week-5' &&
        assessment.claims.some((claim) => claim.subject === id && claim.class !== 'supported'),
    )!
    const attach = (value: string): AttachedProof => ({
      id: 1,
      subject: 'task',
      subjectId: task.id,
      subjectText: task.text,
      kind: 'run',
      value,
      sha256: null,
      note: '',
      by: 'ann',
      at: '2026-03-02T00:00:00.000Z',
      withdrawnAt: null,
    })
    const isTainted = (label: string) => assessment.findings[label]!.some(({ severity }) => severity === 'taint')
    const clean = state.runs.find(({ label, effectiveAt }) => effectiveAt !== null && !isTainted(label))!
    const tainted = state.runs.find(({ label }) =>
      assessment.findings[label]!.some(({ severity, scope }) => severity === 'taint' && scope === 'run'),
    )!
    const progress = (value: string) =>
      assessProgram({ ...state, work: { ...noWork, proofs: [attach(value)] } }).progress
    const { proven } = assessment.progress
    expect(proven).toEqual({ done: 8, total: 132 })
    expect(progress(clean.label)).toEqual({ ...assessment.progress, proven: { ...proven, done: 9 } })
    expect(progress(tainted.label)).toEqual(assessment.progress)
  })
})
