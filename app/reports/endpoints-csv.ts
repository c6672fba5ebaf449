import type { FigureRow, Run } from '~/domain/evidence'
import { type CsvValue, csvText } from './csv'

/** The endpoint table of a run, figures as the file states them (times in ms), empty where it does not. */
export function endpointsCsv(run: Run): string {
  const rows = run.aggregate === null ? run.endpoints : [...run.endpoints, run.aggregate]
  const percentiles = [...new Set(rows.flatMap((row) => row.percentiles.map(({ percentile }) => percentile)))].sort(
    (a, b) => a - b,
  )
  const head = [
    'method',
    'name',
    'requests',
    'failures',
    'median_ms',
    'average_ms',
    'min_ms',
    'max_ms',
    'average_bytes',
    'requests_per_s',
    'failures_per_s',
    ...percentiles.map((percentile) => `p${percentile}_ms`),
    'file',
    'line',
  ]
  return csvText(
    head,
    rows.map((row) => cells(row, percentiles)),
  )
}

function cells(row: FigureRow, percentiles: number[]): CsvValue[] {
  return [
    row.method,
    row.key === '*' ? 'Aggregated' : row.name,
    row.requests,
    row.failures,
    row.medianMs,
    row.avgMs,
    row.minMs,
    row.maxMs,
    row.avgBytes,
    row.rps,
    row.failuresPerS,
    ...percentiles.map((wanted) => row.percentiles.find(({ percentile }) => percentile === wanted)?.valueMs ?? null),
    // The name alone: where it lay on the machine that imported it is nobody's business.
    row.place.file.split(/[/\\]/).at(-1) as string,
    row.place.line,
  ]
}
