import type { Finding, Run } from '../evidence'
import type { FindingCode } from '../vocabulary'

/** Why two runs may not be held against each other; the sentence is in the message catalogue. */
export const comparabilityCodes = [
  'answers_tainted',
  'integrity_tainted',
  'other_tainted',
  'users_differ',
  'users_unknown',
  'duration_differs',
  'duration_unknown',
  'environment_differs',
  'scope_differs',
  'tags_differ',
  'tool_differs',
  'latency_scope_differs',
  'provenance_differs',
  'partial_rows',
  'few_shared_endpoints',
] as const
export type ComparabilityCode = (typeof comparabilityCodes)[number]

export interface Obstacle {
  code: ComparabilityCode
  /** `refuses`: the figures mean different things; `limits`: a reader must know it. */
  weight: 'refuses' | 'limits'
  /** Labels of the runs it is about: the first is the base. */
  runs: string[]
  numbers: Record<string, number>
  words: Record<string, string>
}

/** The pages that answered were not those that the endpoint names say. */
const wrongAnswers: readonly FindingCode[] = ['auth_collapse', 'login_page_responses', 'uniform_responses']
const integrity: readonly FindingCode[] = ['totals_mismatch', 'figures_inconsistent', 'truncated']

/** Load that differs by more than a tenth is another load; a run twice as long another run. */
const usersTolerance = 1.1
const durationTolerance = 2

/** Everything that speaks against comparing `run` with `base`, the gravest first. */
export function obstaclesOf(base: Run, run: Run, findings: Record<string, Finding[]>): Obstacle[] {
  const found: Obstacle[] = []
  const add = (code: ComparabilityCode, weight: Obstacle['weight'], facts: Partial<Obstacle> = {}) =>
    found.push({ code, weight, runs: [base.label, run.label], numbers: {}, words: {}, ...facts })
  for (const one of [base, run]) addTaints(one, findings[one.label] ?? [], add)
  addLoad(base, run, add)
  if (base.tool !== run.tool) add('tool_differs', 'refuses', { words: { a: base.tool, b: run.tool } })
  const [scopeA, scopeB] = [base.latencyScope ?? 'all', run.latencyScope ?? 'all']
  if (scopeA !== scopeB) add('latency_scope_differs', 'refuses', { words: { a: scopeA, b: scopeB } })
  if (base.environment !== null && run.environment !== null && base.environment !== run.environment)
    add('environment_differs', 'refuses', { words: { a: base.environment, b: run.environment } })
  for (const [field, code] of [
    ['scope', 'scope_differs'],
    ['tags', 'tags_differ'],
  ] as const) {
    const [a, b] = [base[field], run[field]].map((list) => list.toSorted().join(', ')) as [string, string]
    if (a !== b) add(code, 'limits', { words: { a, b } })
  }
  if (base.provenance !== run.provenance)
    add('provenance_differs', 'limits', { words: { a: base.provenance, b: run.provenance } })
  if (base.partial || run.partial)
    add('partial_rows', 'limits', { runs: [base, run].filter(({ partial }) => partial).map(({ label }) => label) })
  addShared(base, run, add)
  return found.sort((a, b) => Number(a.weight === 'limits') - Number(b.weight === 'limits'))
}

type Add = (code: ComparabilityCode, weight: Obstacle['weight'], facts?: Partial<Obstacle>) => void

function addTaints(run: Run, findings: readonly Finding[], add: Add): void {
  const taints = new Set(findings.filter(({ severity }) => severity === 'taint').map(({ code }) => code))
  const facts = { runs: [run.label] }
  if (wrongAnswers.some((code) => taints.has(code))) add('answers_tainted', 'refuses', facts)
  if (integrity.some((code) => taints.has(code))) add('integrity_tainted', 'refuses', facts)
  const others = [...taints].filter((code) => !wrongAnswers.includes(code) && !integrity.includes(code))
  if (others.length > 0) add('other_tainted', 'limits', facts)
}

function addLoad(base: Run, run: Run, add: Add): void {
  if (base.users === null || run.users === null) add('users_unknown', 'limits')
  else if (apart(base.users.value, run.users.value, usersTolerance))
    add('users_differ', 'refuses', { numbers: { a: base.users.value, b: run.users.value } })
  const [a, b] = [lasted(base), lasted(run)]
  if (a === null || b === null) add('duration_unknown', 'limits')
  else if (apart(a, b, durationTolerance)) add('duration_differs', 'limits', { numbers: { a, b } })
}

function addShared(base: Run, run: Run, add: Add): void {
  const keys = new Set(base.endpoints.map(({ key }) => key))
  const shared = run.endpoints.filter(({ key }) => keys.has(key)).length
  const all = keys.size + run.endpoints.length - shared
  if (all > 0 && shared * 2 < all) add('few_shared_endpoints', 'limits', { numbers: { shared, all } })
}

function lasted(run: Run): number | null {
  if (run.durationS !== null) return run.durationS.value
  return run.activeS === null ? null : run.activeS.value
}

function apart(a: number, b: number, factor: number): boolean {
  return Math.max(a, b) > Math.min(a, b) * factor
}
