import { Link } from '@remix-run/react'
import type { FigurePoint, TrendReport } from '~/reports/types-trend'
import { type Column, DataTable } from './data-table'
import { withoutUnit } from './figure'

const columns: Column<FigurePoint>[] = [
  {
    key: 'run',
    label: 'Run',
    rowHeader: true,
    sort: (point) => point.short,
    cell: (point) => (
      <Link className="run-label short" to={point.href} title={point.run}>
        {point.short}
      </Link>
    ),
  },
  {
    key: 'at',
    label: 'Measured at',
    sort: (point) => (point.at === null ? null : point.at.iso),
    cell: (point) => (
      <span className="secondary nowrap" title={point.atText}>
        {point.at === null ? point.atText : point.at.clock}
      </span>
    ),
  },
  { key: 'users', label: 'Users', numeric: true, cell: (point) => withoutUnit(point.usersText) },
  { key: 'value', label: 'Measured', numeric: true, sort: (point) => point.value, cell: (point) => point.text },
  { key: 'interval', label: 'Interval', numeric: true, cell: (point) => point.intervalText ?? 'as stated' },
  {
    key: 'samples',
    label: 'Requests',
    numeric: true,
    cell: (point) => (point.samplesText === null ? '–' : withoutUnit(point.samplesText)),
  },
  {
    key: 'of',
    label: 'Remarks',
    cell: (point) => (
      <span className="remarks">
        {point.ofText === null ? null : <span className="run-label">{point.ofText}</span>}
        {point.few ? <span className="secondary fine">few requests</span> : null}
        {point.tainted ? <span className="finding-title t-not-met">tainted</span> : null}
      </span>
    ),
  },
]

/** The figures behind the drawing. */
export function FigureTrendTable({ report }: { report: TrendReport }) {
  return (
    <DataTable
      caption={report.title}
      columns={columns}
      rows={report.points}
      rowKey={(point) => point.run}
      defaultSort={{ key: 'at', direction: 'desc' }}
      cards
    />
  )
}
