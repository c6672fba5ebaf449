import { Link, useLocation } from '@remix-run/react'
import { targetsTexts } from '~/reports/messages/targets-page'
import type { MetricRow } from '~/reports/targets-matrix'
import { type Column, DataTable } from './data-table'
import { Figure, NoFigure } from './figure'
import { Hallmark } from './hallmark'
import { IntervalBar } from './interval-bar'
import { Pencil } from './pencil'

function columnsOf(search: string): Column<MetricRow>[] {
  const metricHref = (metric: string) => {
    const query = new URLSearchParams(search)
    query.set('metric', metric)
    return `?${query}#metric`
  }
  return [
    {
      key: 'name',
      label: 'Metric',
      rowHeader: true,
      sort: ({ name }) => name,
      cell: ({ metric, name, differs }) => (
        <>
          <Link to={metricHref(metric)}>{name}</Link>
          {differs === 0 ? null : <span className="differs">{targetsTexts.differs}</span>}
        </>
      ),
    },
    {
      key: 'baseline',
      label: 'Baseline',
      cell: ({ baseline }) => (baseline === null ? <NoFigure why="not stated" /> : <Asked text={baseline} />),
    },
    {
      key: 'steps',
      label: 'On the way',
      cell: ({ steps }) => (
        <span className="step-list">
          {steps.map(({ step, text }) => (
            <span key={`${step} ${text}`}>
              <span className="secondary">{step}</span> <Asked text={text} />
            </span>
          ))}
        </span>
      ),
    },
    {
      key: 'final',
      label: 'Final',
      cell: ({ final }) => (final === null ? <NoFigure why="not stated" /> : <Asked text={final} />),
    },
    {
      key: 'measured',
      label: 'Measured',
      numeric: true,
      cell: ({ line }) =>
        line === null || line.measured === null ? <NoFigure why="not measured" /> : <Figure figure={line.measured} />,
    },
    {
      key: 'interval',
      label: 'Interval and limit',
      cell: ({ line }) => (line === null || line.bar === null ? null : <IntervalBar bar={line.bar} />),
    },
    {
      key: 'run',
      label: 'Decided by',
      sort: ({ line }) => (line === null ? null : line.runShort),
      cell: ({ line }) =>
        line === null || line.runHref === null ? (
          <NoFigure why="nothing decides" />
        ) : (
          <Link className="run-label" to={line.runHref}>
            {line.runShort}
          </Link>
        ),
    },
    {
      key: 'verdict',
      label: 'Verdict',
      sort: ({ line }) => (line === null ? null : order.indexOf(line.mark.verdict)),
      cell: ({ line }) => (line === null ? null : <Hallmark mark={line.mark} />),
    },
    {
      key: 'claimed',
      label: 'Claimed',
      cell: ({ line }) => (line === null || line.claim === null ? null : <Pencil mark={line.claim} clip />),
    },
  ]
}

/** Worst first. */
const order = ['not_met', 'error', 'inconclusive', 'stale', 'no_evidence', 'waived', 'not_applicable', 'met']

function Asked({ text }: { text: string }) {
  return <span className="rule-text">{text}</span>
}

/** Every metric in a line, to sort and filter through the address. */
export function TargetsMatrix({ rows }: { rows: MetricRow[] }) {
  const { search } = useLocation()
  return (
    <div className="targets-matrix">
      <DataTable
        caption="Metrics and their targets"
        columns={columnsOf(search)}
        rows={rows}
        rowKey={({ metric }) => metric}
        rowId={({ metric }) => metric}
        filterText={({ name, metric, line }) =>
          `${name} ${metric} ${line === null ? '' : `${line.mark.word} ${line.runShort}`}`
        }
        filterLabel="Filter metrics"
        cards
      />
    </div>
  )
}
