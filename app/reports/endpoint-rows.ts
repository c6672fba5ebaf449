import { percentileInterval } from '~/domain/evaluate/intervals'
import type { FigureRow, PercentileFigure, Run } from '~/domain/evidence'
import { cell, failureCell, percentileCell, rowCell } from './cells'
import { formatInterval, formatValue } from './format'
import { rowAnchor } from './href'
import { findingTitles } from './messages/findings'
import type { JudgedContext } from './report-context'
import { rowChip } from './sources'
import type { EndpointRowView, PercentileCurve } from './types-run'

export function endpointRow(context: JudgedContext, run: Run, row: FigureRow): EndpointRowView {
  const findings = context.findings(run.label).filter(({ rows }) => rows.includes(row.key))
  return {
    key: row.key,
    anchor: rowAnchor(row.key),
    method: row.method,
    name: row.key === '*' ? 'Aggregated' : row.name,
    isAggregate: row.key === '*',
    requests: rowCell(row, (of) => of.requests, 'count'),
    failures: rowCell(row, (of) => of.failures, 'count'),
    failurePercent: failureCell(row),
    median: rowCell(row, (of) => of.medianMs, 'ms'),
    p95: percentileCell(row, 95),
    p99: percentileCell(row, 99),
    max: rowCell(row, (of) => of.maxMs, 'ms'),
    min: cell(row.minMs, 'ms', { worse: 'up' }),
    avg: rowCell(row, (of) => of.avgMs, 'ms'),
    avgBytes: cell(row.avgBytes, 'bytes'),
    rps: rowCell(row, (of) => of.rps, 'req/s'),
    source: rowChip(context, run.label, row.key, row.place),
    trendHref: context.href.trend({ endpoint: row.key === '*' ? null : row.key }),
    tainted: findings.some(({ severity }) => severity === 'taint'),
    findings: findings.map(({ code, severity }) => ({ code, title: findingTitles[code], severity })),
  }
}

/** Percentile curves: the aggregate, then the endpoints with the most requests. */
export function percentileCurves(run: Run, most: number): PercentileCurve[] {
  const busiest = run.endpoints
    .filter(({ requests }) => requests !== null)
    .toSorted((a, b) => (b.requests as number) - (a.requests as number))
    .slice(0, most)
  const rows = run.aggregate === null ? busiest : [run.aggregate, ...busiest]
  return rows
    .map((row) => ({
      key: row.key,
      label: row.key === '*' ? 'all requests' : row.key,
      points: row.percentiles.flatMap(({ percentile, valueMs, range }) =>
        valueMs === null ? [] : [curvePoint(run, percentile, valueMs, range)],
      ),
    }))
    .filter(({ points }) => points.length > 0)
}

function curvePoint(
  run: Run,
  percentile: number,
  valueMs: number,
  range: PercentileFigure['range'],
): PercentileCurve['points'][number] {
  const interval = percentileInterval(valueMs, run.precision, range)
  const between = interval === null ? null : formatInterval(interval)
  const figure = formatValue(valueMs, 'ms', { worse: 'up' }).text
  return {
    percentile,
    ms: valueMs,
    lowMs: interval === null ? null : interval.low,
    highMs: interval === null ? null : interval.high,
    text: between === null ? figure : `${figure} (${between})`,
  }
}
