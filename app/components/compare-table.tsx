import { Link } from '@remix-run/react'
import type { ChangeView, ComparedRowView, CompareReport, FigureView } from '~/reports/types-compare'
import { type Column, DataTable } from './data-table'

function FigureCell({ figure }: { figure: FigureView }) {
  const beneath = [figure.intervalText, figure.few ? 'few requests' : null].filter((text) => text !== null)
  return (
    <span title={figure.samplesText === null ? undefined : figure.samplesText}>
      {figure.text}
      {beneath.length === 0 ? null : <span className="interval-text">{beneath.join(' · ')}</span>}
    </span>
  )
}

function Change({ change }: { change: ChangeView }) {
  return (
    <span className={`change t-${change.token}`}>
      <span className="change-word">{change.word}</span>
      {change.shiftText === null ? null : <span className="figure">{change.shiftText}</span>}
    </span>
  )
}

function columnsOf(report: CompareReport): Column<ComparedRowView>[] {
  const [base, ...others] = report.runs
  return [
    {
      key: 'endpoint',
      label: 'Endpoint',
      rowHeader: true,
      sort: (row) => row.name,
      cell: (row) => (
        <span className="endpoint">
          <a className="run-label" href={row.href}>
            {row.name}
          </a>
          <Link className="source" to={row.trendHref}>
            trend
          </Link>
        </span>
      ),
    },
    {
      key: 'base',
      label: base === undefined ? 'Base' : base.short,
      title: 'The base',
      numeric: true,
      sort: (row) => row.base.value,
      cell: (row) => <FigureCell figure={row.base} />,
    },
    ...others.flatMap((run, at): Column<ComparedRowView>[] => [
      {
        key: `run-${at + 1}`,
        label: run.short,
        numeric: true,
        sort: (row) => (row.changes[at] as ChangeView).figure.value,
        cell: (row) => <FigureCell figure={(row.changes[at] as ChangeView).figure} />,
      },
      {
        key: `change-${at + 1}`,
        label: 'Change',
        title: `${run.short} against the base`,
        sort: (row) => (row.changes[at] as ChangeView).shift,
        cell: (row) => <Change change={row.changes[at] as ChangeView} />,
      },
    ]),
  ]
}

/** Every endpoint of any of the runs, worst first; the aggregate on top. */
export function CompareTable({ report }: { report: CompareReport }) {
  return (
    <div className="compare-table">
      <DataTable
        caption={`${report.metricText} by endpoint, run against run`}
        columns={columnsOf(report)}
        rows={report.rows}
        pinned={report.aggregate === null ? [] : [report.aggregate]}
        rowKey={(row) => row.key}
        filterText={(row) => `${row.name} ${row.changes.map((change) => change.word).join(' ')}`}
        filterLabel="Filter endpoints"
      />
    </div>
  )
}
