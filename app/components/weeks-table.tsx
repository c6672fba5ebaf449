import { Link } from '@remix-run/react'
import type { WeekLine } from '~/reports/types-plan'
import { withoutUnit } from './figure'
import { Glyph } from './glyph'
import { Hallmark } from './hallmark'
import { OtherPlaces } from './other-places'
import { Pencil } from './pencil'

/** How far a week's boxes are ticked: an outline, since ticks are said and not proven. */
export function TickedBar({ percent }: { percent: number | null }) {
  if (percent === null) return null
  return (
    <svg className="plot bar-ticked" width="72" height="10" aria-hidden="true">
      <line x1="0" x2="72" y1="9.5" y2="9.5" stroke="var(--hairline)" />
      <rect x="0.75" y="1.25" width={Math.max(0.1, percent * 0.705)} height="7" />
    </svg>
  )
}

export function WeekStatuses({ week }: { week: WeekLine }) {
  if (week.statuses.length === 0) return <span className="secondary">no status stated</span>
  return (
    <span className="week-statuses">
      {week.statuses.map((status) => (
        <span key={status.words}>
          <Pencil mark={status} /> <OtherPlaces status={status} />
        </span>
      ))}
      {week.statusesDiffer ? (
        <span className="finding-title t-not-met">
          <Glyph glyph="⇄" />
          they differ
        </span>
      ) : null}
    </span>
  )
}

export function WeeksTable({ weeks }: { weeks: WeekLine[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section className="scroll-x as-cards" tabIndex={0} aria-label="Weeks">
      <table className="ruled wide weeks">
        <thead>
          <tr>
            <th scope="col">Week</th>
            <th scope="col">Tasks ticked</th>
            <th scope="col">Proven</th>
            <th scope="col">Hours</th>
            <th scope="col">Slipped</th>
            <th scope="col">Deliverables</th>
            <th scope="col">Tier</th>
            <th scope="col">Said</th>
            <th scope="col" className="n">
              Contradicted
            </th>
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.id}>
              <th scope="row">
                <Link to={week.href} prefetch="intent">
                  {week.title}
                </Link>
                {week.current ? <span className="deciding-word"> current</span> : null}
                <div className="secondary fine">
                  {week.datesText === null ? null : `${week.datesText} · `}
                  <Link to={week.reviewHref}>review</Link>
                </div>
              </th>
              <td data-label="Ticked">
                <span className="fine">{withoutUnit(week.tasksText)}</span>
                <TickedBar percent={week.tasksPercent} />
              </td>
              <td data-label="Proven" className="fine">
                {withoutUnit(week.provenText)}
              </td>
              <td data-label="Hours" className="fine">
                {week.hoursText}
              </td>
              <td data-label="Slipped" className={week.slippedText === null ? 'fine unstated' : 'fine nowrap'}>
                {week.slippedText ?? '–'}
              </td>
              <td data-label="Deliverables" className="fine">
                {withoutUnit(week.deliverablesText)}
              </td>
              <td className="of-tiers">
                {week.tiers.map((tier) => (
                  <div key={tier.id} className="nowrap">
                    <Hallmark mark={tier.mark} bare /> <Link to={tier.href}>{tier.title}</Link>
                  </div>
                ))}
              </td>
              <td className="of-words">
                <WeekStatuses week={week} />
              </td>
              <td data-label="Contradicted" className="n">
                {week.contradicted === 0 ? '–' : week.contradicted}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
