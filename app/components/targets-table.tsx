import type { ReactNode } from 'react'
import type { TargetLine } from '~/reports/types-overview'
import { Figure, NoFigure } from './figure'
import { Hallmark } from './hallmark'
import { IntervalBar } from './interval-bar'
import { PageLink } from './page-link'
import { Pencil } from './pencil'
import { Sparkline } from './sparkline'

function TargetRow({ line, named }: { line: TargetLine; named: 'metric' | 'step' }) {
  const name = named === 'metric' ? line.metricText : line.stepText
  return (
    <tr>
      <th scope="row">{line.href === null ? name : <PageLink to={line.href}>{name}</PageLink>}</th>
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
          <PageLink className="run-label" to={line.runHref} title={line.run === null ? undefined : line.run}>
            {line.runShort}
          </PageLink>
        )}
      </td>
      <td>
        <Hallmark mark={line.mark} />
      </td>
      <td className="claim-cell">{line.claim === null ? null : <Pencil mark={line.claim} clip />}</td>
    </tr>
  )
}

export interface TargetGroup {
  key: string
  /** Heading row over the lines; null for a plain table. */
  heading: ReactNode
  lines: TargetLine[]
  /** Row under the lines. */
  notes: ReactNode
}

/** Target, measured with its interval, trend, deciding run, verdict, claim; optionally in groups, one per metric. */
export function TargetsTable({ groups, caption }: { groups: TargetGroup[]; caption: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section className="scroll-x" tabIndex={0} aria-label={caption}>
      <table className="ruled wide targets">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{groups.some((group) => group.heading !== null) ? 'Step' : 'Metric'}</th>
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
        {groups.map((group) => (
          <TargetRows key={group.key} group={group} />
        ))}
      </table>
    </section>
  )
}

function TargetRows({ group }: { group: TargetGroup }) {
  return (
    <tbody id={group.heading === null ? undefined : group.key}>
      {group.heading === null ? null : (
        <tr className="group">
          <th scope="rowgroup" colSpan={8}>
            {group.heading}
          </th>
        </tr>
      )}
      {group.lines.map((line) => (
        <TargetRow
          key={`${line.metric} ${line.step} ${line.targetText} ${line.rule}`}
          line={line}
          named={group.heading === null ? 'metric' : 'step'}
        />
      ))}
      {group.notes === null ? null : (
        <tr className="notes">
          <td colSpan={8}>{group.notes}</td>
        </tr>
      )}
    </tbody>
  )
}
