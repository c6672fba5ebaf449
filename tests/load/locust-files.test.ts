import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { assessProgram } from '~/domain/assess'
import { openDatabase } from '~db/client.server'
import { loadProgramState } from '~db/queries/load-state'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { seededRandom } from '../forensics/random'
import { temporaryFolder } from '../support/temporary'
import { Figures, onLocustGrid } from './figures'
import { loadProgram } from './judge'
import { locustFiles, writeLocustFiles } from './locust-files'
import { type MemorySlope, memorySlope } from './memory'
import { Recorder } from './recorder'
import { slopeText } from './summary'

/** Without the run that is kept as its evidence. */
const pages = ['program.md', 'tracker.md'].map((name) => join(loadProgram, name))

/** A run of some hundred seconds, with a few failures, ending at `end` (Unix seconds). */
function recorded(end: number, requests: number, seed: number) {
  const { next, pick } = seededRandom(seed)
  const recorder = new Recorder()
  const history = Array.from({ length: 100 }, (_, at) => {
    for (let one = 0; one < requests / 100; one += 1) {
      const [method, name] = pick([
        ['GET', '/'],
        ['GET', '/a, "quoted"'],
        ['POST', '/b'],
      ] as const)
      const error = next() < 0.001 ? 'answered 500' : null
      // One slow request at first: else every ten seconds of the history look like the whole run.
      const ms = at === 0 && one === 0 ? 9000 : 2 + next() ** 6 * 3000
      recorder.add({ method, name, ms, bytes: 1000 + Math.floor(next() * 50), error }, (end - 100 + at) * 1000 + one)
    }
    return recorder.second(end - 99 + at, 200)
  })
  return { recorder, history }
}

test('what is written is read as Locust wrote it, figure by figure, and nothing in it refutes itself', () => {
  for (const seed of [1, 2]) {
    const folder = join(temporaryFolder(), 'run')
    mkdirSync(folder)
    const { recorder, history } = recorded(1_795_000_000, 30_000, seed)
    writeLocustFiles(folder, 'assay_200u', locustFiles(recorder, history, new Map([['Error: "x", y', 2]])))
    const result = buildImport(discover([...pages, folder]).files)
    expect(result.diagnostics).toEqual([])
    const run = result.runs.find((one) => one.label.startsWith('assay_200u'))
    expect(run?.aggregate).toMatchObject({ requests: 30_000, failures: recorder.all.failures })
    expect(run?.endpoints.map(({ name }) => name).toSorted()).toEqual(['/', '/a, "quoted"', '/b'])
    const db = openDatabase(':memory:')
    ingest(db, result, { importedAt: '2026-12-01T00:00:00.000Z' })
    const state = loadProgramState(db, { program: 'assay-under-load', asOf: '2026-12-31T00:00:00.000Z' })
    const judged = assessProgram(state)
    db.close()
    const taints = Object.values(judged.findings)
      .flat()
      .filter(({ severity }) => severity === 'taint')
    expect(taints).toEqual([])
    const verdicts = judged.tiers.flatMap(({ criteria }) => criteria.map(({ verdict }) => verdict))
    expect(verdicts).not.toContain('no_evidence')
    expect(verdicts).not.toContain('error')
  }
})

test('percentiles take the place that Locust takes', () => {
  const figures = new Figures()
  for (let ms = 1; ms <= 20; ms += 1) figures.add(ms, 0, false)
  expect(figures.percentileMs(0.95)).toBeCloseTo(20, 1)
  expect(figures.percentileMs(0.5)).toBeCloseTo(11, 1)
  expect(figures.medianMs()).toBeCloseTo(10, 1)
  expect(new Figures().percentileMs(0.5)).toBeNull()
})

test('the grid of percentiles is half to even', () => {
  expect([14.5, 15.5, 99.4, 147, 985, 995, 1250, 1350, 12_500].map(onLocustGrid)).toEqual([
    14, 16, 99, 150, 980, 1000, 1200, 1400, 12_000,
  ])
})

const points = (count: number, mb: (s: number) => number) => Array.from({ length: count }, (_, s) => ({ s, mb: mb(s) }))

test('the slope of memory leaves out the first third', () => {
  const warm = points(30, (s) => 100 + s * 10)
  const steady = points(60, (s) => 400 + s / 3600).map(({ s, mb }) => ({ s: s + 30, mb }))
  const slope = memorySlope([...warm, ...steady])
  expect(slope?.perHour).toBeCloseTo(1, 5)
  expect(slope?.low).toBeCloseTo(1, 5)
  expect(memorySlope(warm.slice(0, 20))).toBeNull()
})

test('memory that goes up and down is not called growing, and one that grows beneath it is', () => {
  for (const seed of [1, 2, 3]) {
    const { next } = seededRandom(seed)
    const noise = Array.from({ length: 600 }, () => next() * 20)
    const sawtooth = (s: number) => 500 + (s % 37) * 2 + (noise[s] as number)
    const still = memorySlope(points(600, sawtooth))
    expect(still?.low).toBeLessThan(0)
    expect(still?.high).toBeGreaterThan(0)
    const leaking = memorySlope(points(600, (s) => sawtooth(s) + s / 10))
    expect(leaking?.low).toBeGreaterThan(100)
    expect(slopeText(leaking as MemorySlope)).toContain('MB per hour')
    expect(slopeText(leaking as MemorySlope)).toContain('it grows')
  }
})
