import { Link } from '@remix-run/react'
import type { CriterionReport, TrendPoint } from '~/reports/types-tier'
import { type Column, DataTable } from './data-table'
import { Hallmark } from './hallmark'
import { SourceChip } from './source-chip'
import { Sparkline } from './sparkline'

const columns: Column<TrendPoint>[] = [
  {
    key: 'run',
    label: 'Run',
    rowHeader: true,
    sort: (point) => point.short,
    cell: (point) => (
      <>
        <Link className="run-label" to={point.href} title={point.run}>
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
    cell: (point) => <span className="secondary nowrap">{point.atText}</span>,
  },
  { key: 'users', label: 'Users', numeric: true, cell: (point) => point.usersText },
  {
    key: 'value',
    label: 'Measured',
    numeric: true,
    sort: (point) => point.value,
    cell: (point) => point.measuredText,
  },
  { key: 'interval', label: 'Interval', numeric: true, cell: (point) => point.intervalText ?? '–' },
  { key: 'samples', label: 'Samples', numeric: true, cell: (point) => point.samplesText },
  {
    key: 'verdict',
    label: 'Verdict',
    sort: (point) => point.mark.word,
    cell: (point) => <Hallmark mark={point.mark} />,
  },
  { key: 'reason', label: 'Reason', cell: (point) => <span className="reason-cell">{point.sentence}</span> },
  {
    key: 'source',
    label: 'Source',
    cell: (point) => (point.source === null ? null : <SourceChip source={point.source} />),
  },
]

/** The trend with its limit line, and the table behind it: every qualifying run, also those that fail. */
export function TrendTable({ report }: { report: CriterionReport }) {
  return (
    <>
      {report.chart === null ? null : (
        <div className="trend">
          <Sparkline spark={report.chart} labelled limitText={report.limit?.text} />
        </div>
      )}
      <DataTable
        caption="Every qualifying run"
        columns={columns}
        rows={report.trend}
        rowKey={(point) => point.run}
        rowId={(point) => point.run}
        defaultSort={{ key: 'at', direction: 'desc' }}
      />
    </>
  )
}
