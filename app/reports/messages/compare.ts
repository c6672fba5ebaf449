import type { ChangeKind, ComparabilityCode, Obstacle } from '~/domain/compare'
import type { LoadMetric } from '~/domain/vocabulary'
import { countOf, formatCount, formatDuration } from '../format'

type Say = (facts: Obstacle, short: (label: string) => string) => string

function pair({ runs }: Obstacle, short: (label: string) => string): [string, string] {
  return [short(runs[0] as string), short(runs[1] as string)]
}

function listed(words: string | undefined): string {
  return words === undefined || words === '' ? 'none' : words
}

/** Why two runs may not be held against each other. */
export const obstacleSentences = {
  answers_tainted: ({ runs }, short) =>
    `${runs.map(short).join(' and ')} measured a login or error page in place of the pages its endpoints name: its times are times of another page.`,
  integrity_tainted: ({ runs }, short) => `The figures of ${runs.map(short).join(' and ')} refute themselves.`,
  other_tainted: ({ runs }, short) =>
    `${runs.map(short).join(' and ')} carries a taint on some of its rows: see its findings.`,
  users_differ: (facts, short) => {
    const [a, b] = pair(facts, short)
    return `${a} ran with ${countOf(facts.numbers.a as number, 'user')}, ${b} with ${formatCount(facts.numbers.b as number)}.`
  },
  users_unknown: (facts, short) => `Not both of ${pair(facts, short).join(' and ')} say how many users they ran with.`,
  duration_differs: (facts, short) => {
    const [a, b] = pair(facts, short)
    return `${a} lasted ${formatDuration(facts.numbers.a as number)}, ${b} ${formatDuration(facts.numbers.b as number)}.`
  },
  duration_unknown: (facts, short) => `Not both of ${pair(facts, short).join(' and ')} say how long they lasted.`,
  environment_differs: (facts, short) => {
    const [a, b] = pair(facts, short)
    return `${a} ran against ${facts.words.a}, ${b} against ${facts.words.b}.`
  },
  scope_differs: (facts, short) => {
    const [a, b] = pair(facts, short)
    return `Declared scope of ${a}: ${listed(facts.words.a)}; of ${b}: ${listed(facts.words.b)}.`
  },
  tags_differ: (facts, short) => {
    const [a, b] = pair(facts, short)
    return `Tags of ${a}: ${listed(facts.words.a)}; of ${b}: ${listed(facts.words.b)}.`
  },
  tool_differs: (facts, short) => {
    const [a, b] = pair(facts, short)
    return `${a} was measured with ${facts.words.a}, ${b} with ${facts.words.b}: they count and round differently.`
  },
  latency_scope_differs: (facts, short) => {
    const [a, b] = pair(facts, short)
    return `The times of ${a} cover ${latencyWords(facts.words.a)}, those of ${b} ${latencyWords(facts.words.b)}.`
  },
  provenance_differs: (facts, short) => {
    const [a, b] = pair(facts, short)
    return `${a} is ${facts.words.a}, ${b} ${facts.words.b}.`
  },
  partial_rows: ({ runs }, short) =>
    `Of ${runs.map(short).join(' and ')} only some rows are at hand: an endpoint that is missing may have run.`,
  few_shared_endpoints: (facts) =>
    `Only ${formatCount(facts.numbers.shared as number)} of ${countOf(facts.numbers.all as number, 'endpoint')} ran in both.`,
} satisfies Record<ComparabilityCode, Say>

export const latencyScopeWords: Record<string, string> = {
  all: 'all requests',
  responses: 'requests that were answered',
  successes: 'requests that succeeded',
}

function latencyWords(scope: string | undefined): string {
  return scope === undefined ? 'unknown requests' : (latencyScopeWords[scope] ?? scope)
}

export function obstacleSentence(facts: Obstacle, short: (label: string) => string): string {
  return obstacleSentences[facts.code](facts, short)
}

/** A change is shown only where the two intervals cannot hold the same value. */
export const changeWords = {
  worse: 'worse, shown',
  better: 'better, shown',
  within: 'within precision',
  unknown: 'unknown',
  appeared: 'appeared',
  vanished: 'vanished',
} satisfies Record<ChangeKind, string>

export const comparableSentences = {
  yes: 'Comparable: same load, same place, same kind of figures.',
  limited: 'Comparable with care.',
  no: 'Not comparable: the figures below stand side by side and do not measure the same thing.',
} as const

/** Names of figures for choosing one. */
export const metricNames: Partial<Record<LoadMetric, string>> = {
  p50: 'P50',
  p66: 'P66',
  p75: 'P75',
  p80: 'P80',
  p90: 'P90',
  p95: 'P95',
  p98: 'P98',
  p99: 'P99',
  'p99.9': 'P99.9',
  'p99.99': 'P99.99',
  max: 'Max',
  min: 'Min',
  avg: 'Average',
  median: 'Median',
  rps: 'Throughput',
  requests: 'Requests',
  failures: 'Failures',
  error: 'Error rate',
  success: 'Success rate',
}

export function metricName(metric: LoadMetric): string {
  return metricNames[metric] ?? metric
}

export const compareLede =
  'Each figure with the interval of its true size. A change is shown only where the intervals cannot hold the same value; what moved most, times the requests that paid for it, stands first.'

export const compareTeach = {
  title: 'Which runs?',
  sentence:
    'Name two or more runs above, or tick them in the list of evidence. A short form such as v45 is enough; the earliest run is the base.',
}
