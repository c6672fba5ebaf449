import { Link } from '@remix-run/react'
import type { CriterionReport, TrendPoint } from '~/reports/types-tier'
import { type Column, DataTable } from './data-table'
import { withoutUnit } from './figure'
import { Hallmark } from './hallmark'
import { SourceChip } from './source-chip'
import { TrendChart } from './trend-chart'

const columns: Column<TrendPoint>[] = [
  {
    key: 'run',
    label: 'Run',
    rowHeader: true,
    sort: (point) => point.short,
    cell: (point) => (
      <>
        <Link className="run-label short" to={point.href} title={point.run}>
          {point.short}
        </Link>
        {point.deciding ? <span className="deciding-word"> decides</span> : null}
      </>
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
  {
    key: 'value',
    label: 'Measured',
    numeric: true,
    sort: (point) => point.value,
    cell: (point) => point.measuredText,
  },
  { key: 'interval', label: 'Interval', numeric: true, cell: (point) => point.intervalText ?? '–' },
  { key: 'samples', label: 'Samples', numeric: true, cell: (point) => withoutUnit(point.samplesText) },
  {
    key: 'verdict',
    label: 'Verdict',
    sort: (point) => point.mark.word,
    cell: (point) => <Hallmark mark={point.mark} />,
  },
  {
    key: 'reason',
    label: 'Reason',
    cell: (point) => (
      <span className="reason-cell">
        {point.sentence} {point.source === null ? null : <SourceChip source={point.source} />}
      </span>
    ),
  },
]

function hasInterval(point: TrendPoint): boolean {
  return point.intervalText !== null
}

/** The trend with its limit line, and the table behind it: every qualifying run, also those that fail. */
export function TrendTable({ report }: { report: CriterionReport }) {
  return (
    <>
      <div className="trend">
        <TrendChart report={report} />
      </div>
      <DataTable
        caption="Every qualifying run"
        columns={columns.filter((column) => column.key !== 'interval' || report.trend.some(hasInterval))}
        rows={report.trend}
        rowKey={(point) => point.run}
        rowId={(point) => point.anchor}
        defaultSort={{ key: 'at', direction: 'desc' }}
        cards
      />
    </>
  )
}
