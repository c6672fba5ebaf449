import { poolCounts } from '../evaluate/judge-counts'
import { selectRows } from '../evaluate/run-index'
import { taintsOn } from '../evaluate/taints'
import type { FigureRow, Finding, Run } from '../evidence'
import type { EndpointGroup } from '../program'
import type { Selector } from '../rules'
import type { LoadMetric } from '../vocabulary'
import { isHigherBetter, type RowFigure, rowFigure } from './row-figure'

/** One figure of a run: of its aggregate, an endpoint, or a group. */
export interface RunFigure {
  run: Run
  /** null where the run does not state it. */
  figure: RowFigure | null
  /** The row it stands in; of a group's percentile the worst row. */
  row: FigureRow | null
  /** A taint covers it. */
  tainted: boolean
}

const pooledMetrics: readonly LoadMetric[] = ['error', 'success', 'requests', 'failures', 'rps']

/** Counts of a group are pooled; of percentiles, averages and extremes the worst row stands for it. */
export function runFigure(
  run: Run,
  ask: { metric: LoadMetric; selector: Selector },
  context: { groups: readonly EndpointGroup[]; findings: readonly Finding[] },
): RunFigure {
  const { metric, selector } = ask
  const rows = selectRows(run, selector, context.groups) ?? []
  const rule = { metric, selector, field: null, op: null, limit: null, where: [] }
  const keys = rows.map(({ key }) => key)
  const tainted = taintsOn(context.findings, rule, keys).length > 0
  const [first] = rows
  if (first === undefined) return { run, figure: null, row: null, tainted }
  if (rows.length > 1 && pooledMetrics.includes(metric)) {
    const pooled = pool(first, rows)
    return { run, figure: rowFigure(run, pooled, metric), row: first, tainted }
  }
  const figures = rows.map((row) => ({ row, figure: rowFigure(run, row, metric) }))
  const worst = figures.reduce((a, b) => (isWorse(b.figure, a.figure, metric) ? b : a))
  return { run, ...worst, tainted }
}

function pool(first: FigureRow, rows: FigureRow[]): FigureRow {
  const counts = poolCounts(rows)
  const rates = rows.map(({ rps }) => rps)
  return {
    ...first,
    requests: counts === null ? null : counts.requests,
    failures: counts === null ? null : counts.failures,
    rps: rates.includes(null) ? null : rates.reduce<number>((sum, rate) => sum + (rate as number), 0),
  }
}

function isWorse(a: RowFigure | null, b: RowFigure | null, metric: LoadMetric): boolean {
  if (a === null || b === null) return a !== null
  return a.measured.value > b.measured.value !== isHigherBetter(metric)
}
