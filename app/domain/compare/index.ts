import type { FigureRow, Finding, Run } from '../evidence'
import type { LoadMetric } from '../vocabulary'
import { type Obstacle, obstaclesOf } from './comparability'
import { areApart, isHigherBetter, type RowFigure, rowFigure } from './row-figure'

export { type ComparabilityCode, comparabilityCodes, type Obstacle } from './comparability'
export { areApart, isHigherBetter, type RowFigure, rowFigure, unitOf } from './row-figure'

/** `worse` and `better` only where the intervals cannot hold the same value. */
export const changeKinds = ['worse', 'vanished', 'within', 'unknown', 'appeared', 'better'] as const
export type ChangeKind = (typeof changeKinds)[number]

export interface RowChange {
  run: string
  kind: ChangeKind
  figure: RowFigure | null
  row: FigureRow | null
  /** Later figure minus the base's, in the metric's unit; null where either is not stated. */
  shift: number | null
}

export interface ComparedRow {
  /** `*` is the aggregate. */
  key: string
  base: RowFigure | null
  baseRow: FigureRow | null
  /** One per compared run, in the order asked for. */
  changes: RowChange[]
  /**
   * What the worst change cost: its shift over all requests of the row (milliseconds of waiting,
   * failed requests), 0 where nothing is shown to be worse, below 0 for a gain.
   */
  damage: number
}

export interface Comparison {
  metric: LoadMetric
  base: Run
  runs: Run[]
  obstacles: Obstacle[]
  comparable: 'yes' | 'limited' | 'no'
  aggregate: ComparedRow | null
  /** Worst first. */
  rows: ComparedRow[]
}

/** Holds runs against the first of them, endpoint by endpoint. `findings` by run label. */
export function compareRuns(
  [base, ...runs]: [Run, ...Run[]],
  metric: LoadMetric,
  findings: Record<string, Finding[]>,
): Comparison {
  const obstacles = runs.flatMap((run) => obstaclesOf(base, run, findings))
  const all = [base, ...runs]
  const byKey = all.map((run) => new Map(run.endpoints.map((row) => [row.key, row])))
  const keys = new Set(byKey.flatMap((rows) => [...rows.keys()]))
  const compare = (key: string, rows: (FigureRow | null)[]) => comparedRow(key, all, rows, metric)
  const rows = [...keys].map((key) =>
    compare(
      key,
      byKey.map((map) => map.get(key) ?? null),
    ),
  )
  return {
    metric,
    base,
    runs,
    obstacles: onlyOnce(obstacles),
    comparable: obstacles.some(({ weight }) => weight === 'refuses') ? 'no' : obstacles.length > 0 ? 'limited' : 'yes',
    aggregate: all.every(({ aggregate }) => aggregate === null)
      ? null
      : compare(
          '*',
          all.map(({ aggregate }) => aggregate),
        ),
    rows: rows.sort(byDamage),
  }
}

function comparedRow(key: string, runs: Run[], rows: (FigureRow | null)[], metric: LoadMetric): ComparedRow {
  const figures = runs.map((run, at) => {
    const row = rows[at]
    return row === null || row === undefined ? null : rowFigure(run, row, metric)
  })
  const [base, ...others] = figures as [RowFigure | null, ...(RowFigure | null)[]]
  const [baseRow, ...otherRows] = rows as [FigureRow | null, ...(FigureRow | null)[]]
  const changes = others.map((figure, at): RowChange => {
    const row = otherRows[at] as FigureRow | null
    const shift = base === null || figure === null ? null : figure.measured.value - base.measured.value
    return { run: runs[at + 1]!.label, kind: kindOf(base, figure, baseRow, row, metric), figure, row, shift }
  })
  const costs = changes.map((change) => costOf(change, metric))
  const worst = Math.max(...costs)
  return { key, base, baseRow, changes, damage: worst > 0 ? worst : Math.min(0, ...costs) }
}

function kindOf(
  base: RowFigure | null,
  figure: RowFigure | null,
  baseRow: FigureRow | null,
  row: FigureRow | null,
  metric: LoadMetric,
): ChangeKind {
  if (baseRow === null && row === null) return 'unknown'
  if (baseRow === null) return 'appeared'
  if (row === null) return 'vanished'
  if (base === null || figure === null || base.unbounded || figure.unbounded) return 'unknown'
  if (!areApart(base.measured, figure.measured)) return 'within'
  return figure.measured.value > base.measured.value === isHigherBetter(metric) ? 'better' : 'worse'
}

/** Shown changes only: what lies within precision costs nothing that anyone could name. */
function costOf({ kind, shift, figure }: RowChange, metric: LoadMetric): number {
  if ((kind !== 'worse' && kind !== 'better') || shift === null) return 0
  const size = Math.abs(shift) * (perRequest(metric) && figure !== null ? (figure.samples ?? 1) : 1)
  return kind === 'worse' ? size : -size
}

/** Counts, rates and single slowest requests are what they are; the rest is paid by every request. */
function perRequest(metric: LoadMetric): boolean {
  return !['requests', 'failures', 'rps', 'max', 'min'].includes(metric)
}

function byDamage(a: ComparedRow, b: ComparedRow): number {
  return b.damage - a.damage || worstKind(a) - worstKind(b) || (a.key < b.key ? -1 : 1)
}

/** Position of the gravest kind among a row's changes. */
function worstKind({ changes }: ComparedRow): number {
  return Math.min(...changes.map(({ kind }) => changeKinds.indexOf(kind)))
}

/** What is said of one run alone is said once, whatever the number of comparisons. */
function onlyOnce(obstacles: Obstacle[]): Obstacle[] {
  const seen = new Map(obstacles.map((one) => [JSON.stringify(one), one]))
  return [...seen.values()].sort((a, b) => Number(a.weight === 'limits') - Number(b.weight === 'limits'))
}

export { differenceOf, type FigureDifference, type RevisionDifference } from './revisions'
export { type RunFigure, runFigure } from './run-figure'
