import { Link } from '@remix-run/react'
import type { Cell, RunLine } from '~/reports/types-run'
import { type Column, DataTable } from './data-table'
import { withoutUnit } from './figure'
import { FindingTitles } from './findings'
import { RunName } from './run-name'

type FigureKey =
  | 'users'
  | 'durationS'
  | 'requests'
  | 'failures'
  | 'failurePercent'
  | 'p50'
  | 'p95'
  | 'p99'
  | 'max'
  | 'rps'

function figure(key: FigureKey, label: string, title?: string): Column<RunLine> {
  return {
    key,
    label,
    title,
    numeric: true,
    sort: (run) => (run[key] as Cell).value,
    cell: (run) => withoutUnit((run[key] as Cell).text),
  }
}

const columns: Column<RunLine>[] = [
  {
    key: 'run',
    label: 'Run',
    rowHeader: true,
    sort: (run) => run.short,
    cell: (run) => (
      <Link className="run-label short" to={run.href} title={run.label} prefetch="intent">
        <RunName name={run.short} />
      </Link>
    ),
  },
  {
    key: 'at',
    label: 'Measured at',
    sort: (run) => (run.at === null ? null : run.at.iso),
    cell: (run) => (
      <span className="secondary nowrap" title={run.atText}>
        {run.at === null ? run.atText : run.at.clock}
      </span>
    ),
  },
  figure('users', 'Users'),
  figure('durationS', 'Lasted', 'Last minus first moment of the history file'),
  figure('requests', 'Requests'),
  figure('failures', 'Failures'),
  figure('failurePercent', 'Failed'),
  figure('p50', 'P50'),
  figure('p95', 'P95'),
  figure('p99', 'P99'),
  figure('max', 'Max'),
  figure('rps', 'req/s'),
  {
    key: 'decides',
    label: 'Decides',
    title: 'Criteria that rest on this run now',
    numeric: true,
    sort: (run) => run.decides,
    cell: (run) => (run.decides === 0 ? '–' : String(run.decides)),
  },
  {
    key: 'found',
    label: 'Found',
    sort: (run) => run.findings.filter((finding) => finding.severity === 'taint').length,
    cell: (run) => <FindingTitles items={run.findings} brief />,
  },
]

export function RunsTable({ runs, caption }: { runs: RunLine[]; caption: string }) {
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={runs}
      rowKey={(run) => run.label}
      filterText={(run) => `${run.label} ${run.atText} ${run.findings.map((finding) => finding.title).join(' ')}`}
      filterLabel="Filter runs"
      defaultSort={{ key: 'at', direction: 'desc' }}
      cards
    />
  )
}
