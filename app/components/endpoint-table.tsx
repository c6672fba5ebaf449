import { Link } from '@remix-run/react'
import type { Cell, EndpointRowView, RunReport } from '~/reports/types-run'
import { type Column, DataTable } from './data-table'
import { withoutUnit } from './figure'
import { SourceChip } from './source-chip'

type FigureKey =
  | 'requests'
  | 'failures'
  | 'failurePercent'
  | 'median'
  | 'p95'
  | 'p99'
  | 'max'
  | 'min'
  | 'avg'
  | 'avgBytes'
  | 'rps'

function figure(key: FigureKey, label: string, title?: string): Column<EndpointRowView> {
  return {
    key,
    label,
    title,
    numeric: true,
    sort: (row) => (row[key] as Cell).value,
    cell: (row) => withoutUnit((row[key] as Cell).text),
  }
}

const columns: Column<EndpointRowView>[] = [
  {
    key: 'name',
    label: 'Endpoint',
    rowHeader: true,
    sort: (row) => row.name,
    cell: (row) => (
      <span className="endpoint">
        <span className="run-label">
          {row.method === null ? null : <span className="secondary">{row.method} </span>}
          {row.isAggregate ? 'Aggregated' : row.name}
        </span>
        {row.findings.map((finding) => (
          <span
            key={finding.code}
            className={`finding-title t-${finding.severity === 'taint' ? 'not-met' : 'inconclusive'}`}
          >
            {finding.title}
          </span>
        ))}
      </span>
    ),
  },
  figure('requests', 'Requests'),
  figure('failures', 'Failures'),
  figure('failurePercent', 'Failed'),
  figure('median', 'Median'),
  figure('avg', 'Average'),
  figure('p95', 'P95'),
  figure('p99', 'P99'),
  figure('max', 'Max'),
  figure('avgBytes', 'Bytes', 'Average content size'),
  figure('rps', 'req/s'),
  {
    key: 'trend',
    label: 'Over time',
    cell: (row) => (
      <Link className="source" to={row.trendHref} aria-label={`Trend of ${row.name}`}>
        trend
      </Link>
    ),
  },
  {
    key: 'source',
    label: 'Row',
    title: 'Row of the file',
    numeric: true,
    cell: (row) => <SourceChip source={{ ...row.source, text: row.source.text.replace(/^.* row /, '') }} />,
  },
]

export function EndpointTable({ report }: { report: RunReport }) {
  return (
    <DataTable
      caption="Endpoints"
      columns={columns}
      rows={report.endpoints}
      pinned={report.aggregate === null ? [] : [report.aggregate]}
      rowKey={(row) => row.key}
      rowId={(row) => row.anchor}
      rowClass={(row) => (row.tainted ? 'flagged' : undefined)}
      filterText={(row) => `${row.key} ${row.findings.map((finding) => finding.title).join(' ')}`}
      filterLabel="Filter endpoints"
      defaultSort={{ key: 'requests', direction: 'desc' }}
      cards
    />
  )
}
