import { expect, test } from 'vitest'
import { criterionFingerprint } from '~/domain/acts/fingerprint'
import { noActs, type Waiver } from '~/domain/acts/records'
import { assessPoint, assessProgram } from '~/domain/assess'
import type { ProgramState } from '~/domain/assessment'
import type { Run } from '~/domain/evidence'
import { workDone } from '~/domain/memory'
import type { Invalidation, ProgramSettings, RuleBinding } from '~/domain/program'
import { signed } from '../support/acts'
import { makeDay, makeStatus, makeTask, makeWeek } from '../support/claims'
import { makeCriterion, makeSnapshot, makeState, makeTracker } from '../support/make-state'
import { makeRow, makeRun, percentilesOf } from '../support/run-factory'

/** `SEQUENCES=500 npx vitest run --config remix.config.js --testTimeout 900000 tests/domain/remembered-assessment.test.ts` for more of them. */
const sequences = Number(process.env.SEQUENCES ?? 6)
const steps = 14

function generator(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * below)
  }
}

const criteria = [
  'Auth success rate >99%',
  'P99 response time <2s',
  'P99 response time: <1 seconds (all endpoints)',
  'Error rate <0.5%',
  'Throughput >50 req/s',
  'Dashboard loads fast (<500ms P99)',
  '80% cache hit ratio',
].map((text, at) => makeCriterion(text, { place: { file: 'tracker.md', line: 10 + at, column: 1 } }))

const minute = (at: number) => new Date(Date.parse('2026-01-10T00:00:00Z') + at * 60_000).toISOString()

/** Everything that people and machines bring, from which the state of a moment is made. */
interface World {
  /** Every revision, in the order in which they came. */
  runs: Run[]
  invalidations: Invalidation[]
  bindings: RuleBinding[]
  settings: Partial<ProgramSettings>
  asOf: string
  signed: boolean
  waivers: Omit<Waiver, 'fingerprint'>[]
  /** Which of the sets of documents is in effect. */
  documents: number
}

function randomRun(random: (below: number) => number, label: string): Run {
  const pages = 2 + random(4)
  const sizes = [0, 1000, 2000, 2494, 5000]
  const rows = Array.from({ length: pages }, (_, at) => {
    const requests = [0, 40, 300, 2000, 7000][random(5)] as number
    const failures = random(6) === 0 ? requests : random(3) === 0 ? random(1 + Math.floor(requests / 50)) : 0
    const p99 = [60, 300, 480, 900, 2100][random(5)] as number
    const key = ['POST /login', 'GET /login', 'GET /dashboard', 'POST /save', 'GET /v2/list', 'PUT /v2/item'][
      at
    ] as string
    const percentiles = percentilesOf({ 50: 50, 95: Math.min(p99, 85), 99: p99 })
    return makeRow(key, { requests, failures, percentiles, maxMs: p99 + random(3) * 700, avgBytes: sizes[random(5)] })
  })
  return makeRun({
    label,
    rows,
    effectiveAt: random(12) === 0 ? null : minute(random(2000)),
    tags: random(5) === 0 ? ['nightly'] : [],
    users: { value: [100, 100, 100, 200][random(4)] as number, source: 'history' },
    truncated: random(15) === 0,
    provenance: random(10) === 0 ? 'transcribed' : 'measured',
  })
}

const changes: ((world: World, random: (below: number) => number) => void)[] = [
  (world, random) => world.runs.push(randomRun(random, `load_v${world.runs.length}`)),
  (world, random) => world.runs.push(randomRun(random, `load_v${world.runs.length}`)),
  (world, random) => world.runs.push(randomRun(random, `load_v${random(world.runs.length)}`)),
  (world, random) => {
    const [run, at] = [`load_v${random(world.runs.length)}`, minute(random(2000))]
    world.invalidations.push({
      run,
      by: 'ann',
      at,
      reason: 'wrong build',
      withdrawnAt: random(3) === 0 ? world.asOf : null,
    })
  },
  (world, random) => {
    const { id } = criteria[random(criteria.length)]!
    const rule = ['p99(*) < 1s', 'error(v2) < 1%', 'success(login) > 90%', 'max(each) < 3s'][random(4)] as string
    world.bindings.push({ criterionId: id, rule, kind: 'set', by: 'ann', at: minute(random(2000)) })
  },
  (world, random) => {
    const qualifying = { minUsers: [null, 60, 150][random(3)] as number | null, minRequests: 100, labels: [], tags: [] }
    const groups = [
      { name: 'login', globs: [['POST /login'], ['POST */v2/*', 'POST /save']][random(2)]!, inferred: false },
    ]
    world.settings = {
      proof: random(2) === 0 ? 'shown' : 'observed',
      ...(random(2) === 0 ? { qualifying: { ...qualifying, allowOnlyLogin: random(2) === 0 } } : {}),
      ...(random(2) === 0 ? { groups } : {}),
      ...(random(3) === 0 ? { selection: { kind: 'worst_of', k: 2 } } : {}),
    }
  },
  (world, random) => {
    world.asOf = minute(random(2400))
  },
  (world) => {
    world.asOf = minute(2400)
  },
  (world) => {
    world.signed = !world.signed
  },
  (world, random) => {
    const { id: criterionId } = criteria[random(criteria.length)]!
    const [id, at, expiresAt] = [world.waivers.length + 1, minute(random(2000)), minute(random(4) === 0 ? 1500 : 3000)]
    const approved = { kind: 'approve' as const, by: 'bob', at, note: '' }
    const decisions = random(3) === 0 ? [] : [approved]
    world.waivers.push({ id, criterionId, reason: 'later', by: 'ann', at, expiresAt, decisions })
  },
  (world, random) => {
    world.documents = random(sets.length)
  },
]

const done = [makeStatus('COMPLETE', 'done')]
const tasks = [
  makeTask('Baseline under load (v0)', { estimateMinutes: 60 }),
  makeTask('Soak test with load_v3', { dayId: 'week-1/day-1', proofs: [{ kind: 'run', text: 'v1/v2' }] }),
  makeTask('Browser tests for Firefox', { dayId: 'week-1/day-1' }),
  makeTask('Load test v4', { id: 'week-2/load', weekId: 'week-2', ticked: false }),
]
const words = {
  weeks: [
    makeWeek(1, { statuses: done }),
    makeWeek(2, { statuses: done, place: { file: 't.md', line: 60, column: 1 } }),
  ],
  days: [makeDay('week-1/day-1', { statuses: done })],
}
const trackers = [
  makeTracker(criteria),
  makeTracker(criteria, { ...words, tasks }),
  makeTracker(criteria.slice(1), { ...words, tasks: tasks.slice(1) }),
]
const guide = makeTracker([], {
  role: 'plan',
  slug: 'plan',
  tiers: [],
  tasks: [{ ...tasks[0]!, estimateMinutes: 240 }],
})
const sets = [
  { snapshots: [makeSnapshot(trackers[0]!)], earlier: [] },
  { snapshots: [makeSnapshot(trackers[1]!), makeSnapshot(guide)], earlier: [] },
  { snapshots: [makeSnapshot(trackers[2]!), makeSnapshot(guide)], earlier: [makeSnapshot(trackers[1]!)] },
]

/** As the store gives it: of each label the newest revision in effect, by time. */
function stateOf(world: World, documents: (typeof sets)[number]): ProgramState {
  const until = Date.parse(world.asOf)
  const latest = new Map<string, Run>()
  for (const run of world.runs)
    if (run.effectiveAt === null || Date.parse(run.effectiveAt) <= until) latest.set(run.label, run)
  const time = ({ effectiveAt }: Run) => (effectiveAt === null ? Number.POSITIVE_INFINITY : Date.parse(effectiveAt))
  const runs = [...latest.values()].sort((a, b) =>
    time(a) === time(b) ? (a.label < b.label ? -1 : 1) : time(a) - time(b),
  )
  const { settings, invalidations, bindings, asOf } = world
  const state = makeState({ settings, invalidations, bindings, asOf, runs, ...documents })
  if (world.waivers.length === 0) return state
  // Each was asked for of the criterion as it is judged now.
  const judged = assessProgram(state).tiers.flatMap((tier) => tier.criteria)
  const waivers = world.waivers.flatMap((waiver): Waiver[] => {
    const one = judged.find(({ criterion }) => criterion.id === waiver.criterionId)
    return one === undefined ? [] : [{ ...waiver, fingerprint: criterionFingerprint(one, state.settings) }]
  })
  return { ...state, acts: { ...noActs, waivers } }
}

/** Whoever changes what is remembered is found out. */
function freeze<T>(one: T): T {
  if (typeof one === 'object' && one !== null && !Object.isFrozen(one)) {
    Object.freeze(one)
    for (const value of Object.values(one)) freeze(value)
  }
  return one
}

test('what is remembered of runs gives the assessment that judging everything anew gives, whatever comes in which order', () => {
  let waived = 0
  for (let seed = 1; seed <= sequences; seed += 1) {
    const random = generator(seed)
    const first = randomRun(random, 'load_v0')
    const world: World = {
      runs: [first],
      invalidations: [],
      bindings: [],
      settings: {},
      asOf: minute(2400),
      signed: false,
      waivers: [],
      documents: random(sets.length),
    }
    for (let step = 0; step < steps; step += 1) {
      changes[random(changes.length)]!(world, random)
      // Nothing of a clone is known to any memory: it is judged from the beginning.
      const documents = sets[world.documents]!
      const [state, anew] = [stateOf(world, documents), stateOf(structuredClone(world), structuredClone(documents))]
      const [own, fresh] = world.signed ? [signed(state), signed(anew)] : [state, anew]
      const assessment = freeze(assessProgram(own))
      expect(assessment, `seed ${seed}, step ${step}`).toEqual(assessProgram(fresh))
      expect(assessPoint(own)).toEqual(assessPoint(fresh))
      waived += assessment.tiers.flatMap((tier) => tier.criteria).filter(({ verdict }) => verdict === 'waived').length
    }
  }
  expect(waived).toBeGreaterThan(0)
})

test('a run that is declared void is no longer what later runs are held against', () => {
  const page = (avgBytes: number) => [makeRow('GET /home', { avgBytes, requests: 2000 }), makeRow('GET /b')]
  const at = (label: string, minutes: number, bytes: number) =>
    makeRun({ label, rows: page(bytes), effectiveAt: minute(minutes) })
  const runs = [at('a', 1, 20_000), at('b', 2, 90_000), at('c', 3, 90_000)]
  const settings = { qualifying: { minUsers: null, minRequests: null, labels: [], tags: [], allowOnlyLogin: true } }
  const shiftedWith = (invalidations: Invalidation[], asOf = minute(100)) =>
    Object.entries(assessProgram(makeState({ runs, settings, invalidations, asOf })).findings).flatMap(
      ([label, findings]) => (findings.some(({ code }) => code === 'content_size_shift') ? [label] : []),
    )
  const voided = { run: 'b', by: 'ann', at: minute(50), reason: 'wrong build' }
  expect(shiftedWith([])).toEqual(['b'])
  expect(shiftedWith([voided])).toEqual(['b', 'c'])
  expect(shiftedWith([{ ...voided, withdrawnAt: minute(60) }])).toEqual(['b'])
  expect(shiftedWith([voided], minute(49))).toEqual(['b'])
})

test('one more upload judges that run alone', () => {
  const random = generator(7)
  const snapshots = [makeSnapshot(makeTracker(criteria))]
  const runs = Array.from({ length: 60 }, (_, at) => ({ ...randomRun(random, `load_v${at}`), effectiveAt: minute(at) }))
  const settings = { qualifying: { minUsers: null, minRequests: null, labels: [], tags: [], allowOnlyLogin: true } }
  const assess = (held: Run[]) => assessProgram(makeState({ runs: held, snapshots, settings, asOf: minute(100) }))
  assess(runs)
  const before = workDone()
  assess([...runs, { ...randomRun(random, 'load_v60'), effectiveAt: minute(60) }])
  const after = workDone()
  expect(after.examinations - before.examinations).toBe(1)
  expect(after.judgements - before.judgements).toBeLessThanOrEqual(criteria.length)
})
