import type { JudgedCriterion, JudgedTier } from '~/domain/assessment'
import type { Place } from '~/domain/place'
import type {
  Criterion,
  DayGroup,
  DocumentPlan,
  MetricStatement,
  QuotedEvidence,
  QuotedFigure,
  StatusClaim,
  Target,
  Task,
  Week,
} from '~/domain/plan'
import type { ProgramSettings } from '~/domain/program'
import type { ReconcileInput } from '~/domain/reconcile'
import { makePlan } from './make-plan'

export function at(line: number): Place {
  return { file: 'tracker.md', line, column: 1 }
}

export function makeSettings(over: Partial<ProgramSettings> = {}): ProgramSettings {
  return {
    slug: 'program',
    title: 'Program',
    declared: false,
    timezone: 'UTC',
    startDate: null,
    endDate: null,
    closed: null,
    budgetLowCents: null,
    budgetHighCents: null,
    rateCentsPerHour: null,
    deciding: ['measured'],
    proof: 'observed',
    stalenessDays: 14,
    qualifying: { minUsers: 100, minRequests: 1000, labels: [], tags: [], allowOnlyLogin: false },
    qualifyingByTier: {},
    groups: [],
    lists: {},
    criteria: [],
    signers: {},
    selection: { kind: 'latest' },
    ...over,
  }
}

export function makeStatus(words: string, status: StatusClaim['status'], line = 10): StatusClaim {
  return { words, status, place: at(line) }
}

export function makeWeek(number: number, over: Partial<Week> = {}): Week {
  return {
    id: `week-${number}`,
    unit: 'week',
    number,
    title: `Week ${number}`,
    goal: null,
    exitCriteria: null,
    tiers: [],
    statuses: [],
    place: at(number * 10),
    ...over,
  }
}

export function makeDay(id: string, over: Partial<DayGroup> = {}): DayGroup {
  return {
    id,
    weekId: id.split('/')[0]!,
    title: id,
    fromDay: null,
    toDay: null,
    fromDate: null,
    toDate: null,
    statuses: [],
    place: at(20),
    ...over,
  }
}

export function makeTask(text: string, over: Partial<Task> = {}): Task {
  return {
    id: `week-1/${text}`,
    weekId: 'week-1',
    dayId: null,
    parentId: null,
    ref: null,
    text,
    estimateMinutes: null,
    ticked: true,
    note: null,
    proofs: [],
    place: at(30),
    ...over,
  }
}

export function makeCriterion(text: string, over: Partial<Criterion> = {}): Criterion {
  return { id: `tier-1/${text}`, tierId: 'tier-1', text, claimText: null, ticked: true, place: at(40), ...over }
}

export function makeJudged(text: string, rule: string | null, over: Partial<JudgedCriterion> = {}): JudgedCriterion {
  return {
    criterion: makeCriterion(text),
    rule,
    origin: 'inferred',
    verdict: 'met',
    underlying: over.verdict ?? 'met',
    reason: 'interval_satisfies',
    measured: null,
    samples: null,
    run: null,
    judgement: null,
    history: [],
    notMeasuredBy: [],
    remedy: null,
    numbers: {},
    words: {},
    ...over,
  }
}

export function makeTier(state: JudgedTier['state'], criteria: JudgedCriterion[] = [], id = 'tier-1'): JudgedTier {
  const tier = {
    id,
    number: 1,
    title: id,
    goal: null,
    effort: null,
    cost: null,
    roi: null,
    statuses: [],
    place: at(39),
  }
  return { tier, state, claimedDone: null, claimWords: null, criteria }
}

export function makeFigure(metric: string, value: number, over: Partial<QuotedFigure> = {}): QuotedFigure {
  const low = over.low ?? value
  const high = over.high ?? value
  return {
    metric,
    endpoint: null,
    value,
    low,
    high,
    unit: 'count',
    words: `${metric} ${value}`,
    place: at(50),
    ...over,
  }
}

export function makeEvidence(
  runLabel: string | null,
  figures: QuotedFigure[],
  over: Partial<QuotedEvidence> = {},
): QuotedEvidence {
  return {
    id: runLabel ?? 'block',
    title: runLabel ?? 'Block',
    runLabel,
    users: null,
    durationS: null,
    date: null,
    files: [],
    figures,
    conclusions: [],
    weekId: null,
    place: at(49),
    ...over,
  }
}

export function makeTarget(metric: string, step: string, text: string, over: Partial<Target> = {}): Target {
  return { metric, metricText: metric, step, text, rule: null, place: at(70), ...over }
}

export function makeStatement(
  metric: string,
  figure: QuotedFigure,
  over: Partial<MetricStatement> = {},
): MetricStatement {
  return {
    metricText: metric,
    metric,
    figure,
    ticked: true,
    targetText: null,
    remark: null,
    step: 'current',
    runLabel: null,
    place: at(60),
    ...over,
  }
}

/** An input whose tracker says only what the test is about. */
export function makeInput(plan: Partial<DocumentPlan>, over: Partial<ReconcileInput> = {}): ReconcileInput {
  return {
    tracker: makePlan(plan),
    documents: [],
    earlier: [],
    tiers: [],
    runs: [],
    findings: {},
    settings: makeSettings(),
    asOf: '2026-02-01T00:00:00Z',
    ...over,
  }
}
