import type { FigureRow, Run } from '~/domain/evidence'
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

function factsOf(context: JudgedContext, run: Run): RunFacts {
  const found = context.findings(run.label)
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
      run: context.short(run.label),
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
      decides: decidedCount(context, run.label),
      found: found.filter(({ severity }) => severity === 'taint').length * 1000 + found.length,
    },
  }
}
