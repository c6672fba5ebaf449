import type { FigureRow, History, PercentileFigure } from '~/domain/evidence'
import type { DiagnosticList } from '../diagnostic-list'
import type { RunContent } from './format'

const figures = [
  'requests',
  'failures',
  'medianMs',
  'avgMs',
  'minMs',
  'maxMs',
  'avgBytes',
  'rps',
  'failuresPerS',
] as const

/**
 * A run without the figures that are beyond any number: `1e999` in a file, or a sum that ran over.
 * They are unknown, and where each stood is said.
 */
export function finiteFigures(run: RunContent, list: DiagnosticList): RunContent {
  const settle = (row: FigureRow) => finiteRow(row, list)
  return {
    ...run,
    aggregate: run.aggregate === null ? null : settle(run.aggregate),
    endpoints: run.endpoints.map(settle),
    users: finiteSource(run.users),
    durationS: finiteSource(run.durationS),
    activeS: finiteSource(run.activeS),
    history: run.history === null ? null : finiteHistory(run.history),
    failures: run.failures.filter(({ occurrences }) => Number.isFinite(occurrences)),
    exceptions: run.exceptions.filter(({ count }) => Number.isFinite(count)),
  }
}

function finiteRow(row: FigureRow, list: DiagnosticList): FigureRow {
  const beyond = figures.filter((name) => !isFiniteOrNull(row[name]))
  const ranges = Object.entries(row.ranges ?? {})
  const finiteRanges = ranges.filter(([, { low, high }]) => Number.isFinite(low) && Number.isFinite(high))
  const isWhole =
    beyond.length === 0 && finiteRanges.length === ranges.length && row.percentiles.every(isFinitePercentile)
  if (isWhole) return row
  const message = `${row.key.slice(0, 80)}: a figure is beyond any number and left out`
  list.report('error', 'bad-number', row.place.line, message, row.place.column)
  return {
    ...row,
    ...Object.fromEntries(beyond.map((name) => [name, null])),
    percentiles: row.percentiles
      .filter(({ percentile }) => Number.isFinite(percentile))
      .map((figure) => (isFinitePercentile(figure) ? figure : { percentile: figure.percentile, valueMs: null })),
    ...(row.ranges === undefined ? {} : { ranges: Object.fromEntries(finiteRanges) }),
  }
}

function isFinitePercentile({ percentile, valueMs, range }: PercentileFigure): boolean {
  return Number.isFinite(percentile) && isFiniteOrNull(valueMs) && isFiniteRange(range)
}

function isFiniteOrNull(value: number | null): boolean {
  return value === null || Number.isFinite(value)
}

function isFiniteRange(range: { low: number; high: number } | undefined): boolean {
  return range === undefined || (Number.isFinite(range.low) && Number.isFinite(range.high))
}

function finiteSource<T extends { value: number }>(sourced: T | null): T | null {
  return sourced === null || !Number.isFinite(sourced.value) ? null : sourced
}

function finiteHistory(history: History): History {
  const { timeS, ...series } = history
  const settled = Object.entries(series).map(([name, values]) => [
    name,
    Array.isArray(values)
      ? values.map((value) => (typeof value === 'number' && !Number.isFinite(value) ? null : value))
      : values,
  ])
  return { timeS, ...Object.fromEntries(settled) }
}
