import { Link } from '@remix-run/react'
import type { TargetLine } from '~/reports/types-overview'
import { Figure, NoFigure } from './figure'
import { Hallmark } from './hallmark'
import { IntervalBar } from './interval-bar'
import { Pencil } from './pencil'
import { Sparkline } from './sparkline'

function TargetRow({ line, named }: { line: TargetLine; named: 'metric' | 'step' }) {
  const name = named === 'metric' ? line.metricText : line.stepText
  return (
    <tr>
      <th scope="row">{line.href === null ? name : <Link to={line.href}>{name}</Link>}</th>
      <td>
        <span className="rule-text" title={line.rule === null ? undefined : line.rule}>
          {line.targetText}
        </span>
      </td>
      <td className="n" title={line.intervalText === null ? undefined : line.intervalText}>
        {line.measured === null ? <NoFigure /> : <Figure figure={line.measured} />}
      </td>
      <td className="middle">
        {line.bar === null ? (
          <span className="secondary no-bar" title={line.sentence}>
            {line.sentence}
          </span>
        ) : (
          <IntervalBar bar={line.bar} />
        )}
      </td>
      <td className="middle">{line.spark === null ? null : <Sparkline spark={line.spark} />}</td>
      <td>
        {line.runHref === null ? (
          <NoFigure why="no run decides" />
        ) : (
          <Link className="run-label" to={line.runHref} title={line.run === null ? undefined : line.run}>
            {line.runShort}
          </Link>
        )}
      </td>
      <td>
        <Hallmark mark={line.mark} />
      </td>
      <td className="claim-cell">{line.claim === null ? null : <Pencil mark={line.claim} clip />}</td>
    </tr>
  )
}

interface TargetsTableProps {
  lines: TargetLine[]
  caption: string
  /** What names a row: the metric (overview) or the step (one metric's history). */
  named?: 'metric' | 'step'
}

/** Target, measured with its interval, trend, deciding run, verdict, claim. */
export function TargetsTable({ lines, caption, named = 'metric' }: TargetsTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section className="scroll-x" tabIndex={0} aria-label={caption}>
      <table className="ruled wide targets">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{named === 'metric' ? 'Metric' : 'Step'}</th>
            <th scope="col">Target</th>
            <th scope="col" className="n">
              Measured
            </th>
            <th scope="col">Interval and limit</th>
            <th scope="col">Over the runs</th>
            <th scope="col">Decided by</th>
            <th scope="col">Verdict</th>
            <th scope="col">Claimed</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <TargetRow key={`${line.metric} ${line.step} ${line.targetText}`} line={line} named={named} />
          ))}
        </tbody>
      </table>
    </section>
  )
}
