import type { MoneyView, OverviewReport } from '~/reports/types-overview'
import { EmptyState } from './empty-state'
import { Hallmark } from './hallmark'
import { OtherPlaces } from './other-places'
import { PageLink } from './page-link'
import { Pencil } from './pencil'
import { SourceChip } from './source-chip'

export function WeekColumn({ report }: { report: OverviewReport }) {
  const { week, weekText } = report
  if (week === null) return <EmptyState title="No current week">{weekText}</EmptyState>
  return (
    <>
      {weekText === null ? null : <p className="secondary note">{weekText}</p>}
      <dl className="manifest">
        <div>
          <dt>Week</dt>
          <dd>
            <PageLink to={week.href}>{week.title}</PageLink>
          </dd>
        </div>
        <div>
          <dt>Tasks</dt>
          <dd>{week.tasksText}</dd>
        </div>
        <div>
          <dt>Proven</dt>
          <dd>{week.provenText}</dd>
        </div>
        <div>
          <dt>Hours</dt>
          <dd>{week.hoursText}</dd>
        </div>
        <div>
          <dt>Said</dt>
          <dd>
            {week.statuses.length === 0 ? 'no status' : null}
            {week.statuses.map((status) => (
              <div key={status.words}>
                <Pencil mark={status} /> <OtherPlaces status={status} />
              </div>
            ))}
          </dd>
        </div>
        {week.tiers.map((tier) => (
          <div key={tier.id}>
            <dt>Works on</dt>
            <dd>
              <PageLink to={tier.href}>{tier.title}</PageLink> <Hallmark mark={tier.mark} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

/** Reviews that wait, and those that were published last. */
export function ReviewLines({ reviews }: Pick<OverviewReport, 'reviews'>) {
  const { due, more, latest, href } = reviews
  if (due.length + latest.length === 0) return null
  return (
    <ul className="entries plain review-lines">
      {[...due, ...latest].map((review) => (
        <li key={review.href}>
          <span>
            <PageLink to={review.href}>Review: {review.text}</PageLink>{' '}
            <span className="secondary">{review.standing}</span>{' '}
            {review.mark === null ? null : <Hallmark mark={review.mark} />}
          </span>
        </li>
      ))}
      {more === 0 ? null : (
        <li>
          <PageLink to={href}>{more} earlier reviews wait</PageLink>
        </li>
      )}
    </ul>
  )
}

export function RisksColumn({ report }: { report: OverviewReport }) {
  if (report.risks.length === 0)
    return <EmptyState title="No risk is high or has happened">As far as the documents list risks.</EmptyState>
  return (
    <ul className="entries plain">
      {report.risks.map((risk) => (
        <li key={risk.id}>
          <span className="found">
            <PageLink to={risk.href}>{risk.text}</PageLink>{' '}
            {risk.mark === null ? <span className="secondary">{risk.why}</span> : <Hallmark mark={risk.mark} />}
          </span>
          {risk.statusWords === null ? null : (
            <span>
              <Pencil mark={{ words: risk.statusWords, done: null, source: null }} />
            </span>
          )}
          <span className="sources">
            <SourceChip source={risk.source} />
          </span>
        </li>
      ))}
    </ul>
  )
}

export function MoneyColumn({ money }: { money: MoneyView }) {
  if (money.lines.length === 0) return <EmptyState title="No money stated">{money.emptyText}</EmptyState>
  return (
    <>
      <dl className="manifest bill">
        <div>
          <dt>Budget</dt>
          <dd className="figure">{money.budgetText}</dd>
        </div>
        {money.lines.map((line) => (
          <div key={line.label}>
            <dt>{line.label}</dt>
            <dd>
              {line.source === null || line.source.href === null ? (
                <span className="figure">{line.text}</span>
              ) : (
                <a className="figure" href={line.source.href} title={line.source.title}>
                  {line.text}
                </a>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {money.differences.map((difference) => (
        <p key={difference.label} className="note">
          {difference.label}: the document states{' '}
          <Pencil mark={{ words: difference.stated, done: null, source: difference.source }} />, its rows sum to{' '}
          <span className="figure">{difference.recomputed}</span>.
        </p>
      ))}
    </>
  )
}
