import type { Assessment, ProgramState } from './assessment'
import type { FigureRow, Run } from './evidence'
import { formatRule, parseRule } from './rules'

/** Rules that show the language, one line each. Fixed ones stand where a program gives nothing better. */
export const generalExamples = [
  'success(login) > 99%',
  'error(*) < 0.05%',
  'p99(*) < 2s',
  'p99(each) < 2s',
  'p95(dashboard) < 500ms',
  'max("GET /export") < 100s',
  'rps(*) > 50',
  'p99(*) < 2s where users >= 100',
  'coverage(unit) >= 90%',
  'coverage(write-endpoints) >= 90%',
  'tests(integration).failed == 0',
  'metric(cache_hit_ratio) >= 80%',
  'attested(export-streaming)',
  'delivered(runbooks)',
  'signed(stakeholder)',
  'targets(final) where tag = final',
] as const

/**
 * The examples in the program's own words: its endpoint groups, the slowest endpoint and the load of
 * its latest run, the rules of its criteria for reports and facts. Each parses, and each stands once.
 */
export function exampleRules(assessment: Assessment, state: ProgramState): string[] {
  const groups = state.settings.groups.map(({ name }) => name)
  const run = latestRun(assessment, state)
  const own = ownRules(assessment)
  const group = groups.find((name) => name !== 'login')
  const examples = [
    groups.includes('login') ? 'success(login) > 99%' : 'success(*) > 99%',
    'error(*) < 0.05%',
    'p99(*) < 2s',
    'p99(each) < 2s',
    group === undefined ? null : `p95(${group}) < 500ms`,
    slowest(run),
    'rps(*) > 50',
    load(run),
    ...Object.keys(state.settings.lists).map((list) => `coverage(${list}) >= 90%`),
    ...own,
    ...(own.some((rule) => rule.startsWith('signed(')) ? [] : ['signed(stakeholder)']),
  ].filter((rule) => rule !== null)
  return [...new Set(examples)].filter((rule) => parseRule(rule, { groups }).ok)
}

/** The latest run that may decide something, else the latest. */
function latestRun(assessment: Assessment, { runs }: ProgramState): Run | undefined {
  const qualifying = new Set(Object.values(assessment.qualifying).flat())
  const filled = runs.filter(({ endpoints }) => endpoints.length > 0)
  return filled.findLast(({ label }) => qualifying.has(label)) ?? filled.at(-1)
}

/** One rule of every other metric that the criteria ask for. */
function ownRules(assessment: Assessment): string[] {
  const found = new Map<string, string>()
  for (const { rule } of assessment.tiers.flatMap(({ criteria }) => criteria)) {
    const parsed = rule === null ? null : parseRule(rule)
    if (parsed?.ok !== true) continue
    const { metric, selector } = parsed.rule
    const isShown = ['coverage', 'tests', 'metric', 'attested', 'delivered', 'signed', 'targets'].includes(metric)
    const kind = metric === 'coverage' && selector.kind === 'name' ? `${metric} ${selector.name}` : metric
    if (isShown && !found.has(kind)) found.set(kind, formatRule(parsed.rule))
  }
  return [...found.values()]
}

function slowest(run: Run | undefined): string | null {
  const rows = run === undefined ? [] : run.endpoints.filter(({ maxMs }) => maxMs !== null)
  const row = rows.reduce<FigureRow | null>(
    (worst, one) => (worst === null || one.maxMs! > worst.maxMs! ? one : worst),
    null,
  )
  if (row === null) return null
  return `max("${row.key.replace(/["\\]/g, (mark) => `\\${mark}`)}") < 10s`
}

function load(run: Run | undefined): string | null {
  return run === undefined || run.users === null ? null : `p99(*) < 2s where users >= ${Math.floor(run.users.value)}`
}
