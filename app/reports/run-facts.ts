import type { FigureRow, Finding, Run } from '~/domain/evidence'
import { decidedCount } from './decided-count'
import { findingTitles } from './messages/findings'
import { once } from './once'
import type { JudgedContext } from './report-context'

/** A run as the list filters and sorts it: raw figures, nothing formatted. */
export interface RunFacts {
  run: Run
  findings: string[]
  /** Lower case, for the search. */
  text: string
  sort: Record<string, number | string | null>
}

/** Facts of every run, newest first, runs without a clock last; worked out once per context. */
export function runFacts(context: JudgedContext): RunFacts[] {
  return once(context, 'run-facts', () => {
    const dated = context.runs.filter(({ effectiveAt }) => effectiveAt !== null).toReversed()
    const undated = context.runs.filter(({ effectiveAt }) => effectiveAt === null)
    return [...dated, ...undated].map((run) => factsOf(context, run))
  })
}

const known = new WeakMap<Run, { findings: readonly Finding[]; short: string; decides: number; facts: RunFacts }>()

/** Facts of a run that rests on the same findings, has the same short name and decides as many criteria as before. */
function factsOf(context: JudgedContext, run: Run): RunFacts {
  const findings = context.findings(run.label)
  const [short, decides] = [context.short(run.label), decidedCount(context, run.label)]
  const before = known.get(run)
  if (before?.findings === findings && before.short === short && before.decides === decides) return before.facts
  const facts = readFacts(run, findings, { short, decides })
  known.set(run, { findings, short, decides, facts })
  return facts
}

function readFacts(run: Run, found: readonly Finding[], placed: { short: string; decides: number }): RunFacts {
  const findings = [...new Set(found.map(({ code }) => code))]
  const { aggregate } = run
  const stated = (pick: (row: FigureRow) => number | null) => (aggregate === null ? null : pick(aggregate))
  const percentile = (wanted: number) =>
    stated((row) => row.percentiles.find(({ percentile }) => percentile === wanted)?.valueMs ?? null)
  return {
    run,
    findings,
    text: [
      run.label,
      run.tool,
      run.environment,
      run.commit,
      run.branch,
      run.note,
      ...run.tags,
      ...run.scope,
      ...run.files.map(({ name }) => name),
      ...findings.map((code) => findingTitles[code]),
    ]
      .filter((part) => part !== null && part !== undefined)
      .join(' ')
      .toLowerCase(),
    sort: {
      run: placed.short,
      at: run.effectiveAt === null ? null : Date.parse(run.effectiveAt),
      users: run.users === null ? null : run.users.value,
      durationS: run.durationS === null ? null : run.durationS.value,
      requests: stated((row) => row.requests),
      failures: stated((row) => row.failures),
      failurePercent: stated((row) =>
        row.requests === null || row.failures === null || row.requests === 0 ? null : row.failures / row.requests,
      ),
      p50: percentile(50),
      p95: percentile(95),
      p99: percentile(99),
      max: stated((row) => row.maxMs),
      rps: stated((row) => row.rps),
      decides: placed.decides,
      found: found.filter(({ severity }) => severity === 'taint').length * 1000 + found.length,
    },
  }
}
