import type { FigureRow } from '~/domain/evidence'
import type { Unit } from '~/domain/vocabulary'
import { type FormatContext, formatDuration, formatMaybe } from './format'
import type { Cell } from './types-run'

const absent = 'N/A'

/** A figure for a table: raw value to sort by, text to show; N/A where the file does not give it. */
export function cell(value: number | null, unit: Unit, context: FormatContext = {}): Cell {
  return { value, text: formatMaybe(value, unit, context, absent) }
}

export function durationCell(seconds: number | null): Cell {
  return { value: seconds, text: seconds === null ? absent : formatDuration(seconds) }
}

/** Failures over requests; unknown where either is, or where nothing was requested. */
export function failureCell(row: FigureRow | null): Cell {
  if (row === null || row.requests === null || row.failures === null || row.requests === 0) {
    return { value: null, text: absent }
  }
  return cell(row.failures / row.requests, 'ratio', { worse: 'up' })
}

export function percentileCell(row: FigureRow | null, wanted: number): Cell {
  const found = row === null ? undefined : row.percentiles.find(({ percentile }) => percentile === wanted)
  return cell(found === undefined ? null : found.valueMs, 'ms', { worse: 'up' })
}

/** A figure of a row that may be missing altogether. */
export function rowCell(row: FigureRow | null, pick: (row: FigureRow) => number | null, unit: Unit): Cell {
  return cell(row === null ? null : pick(row), unit, { worse: unit === 'req/s' ? 'down' : 'up' })
}
