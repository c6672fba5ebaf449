import type { TierHistoryView } from '~/reports/tier-history'
import { EmptyState } from './empty-state'
import { Hallmark } from './hallmark'
import { PageLink } from './page-link'

/** Each turn of the state: when, what it became, and by what; newest first. */
export function TierHistory({ history }: { history: TierHistoryView }) {
  if (history.rows.length === 0) return <EmptyState title="Nothing has taken effect yet" />
  return (
    <ol className="entries tier-history">
      {history.rows.map((row) => (
        <li key={row.key}>
          <PageLink className="source" to={row.href}>
            {row.atText}
          </PageLink>
          <Hallmark mark={row.mark} outlined />
          <div>
            {row.note === null ? null : <p>{row.note}</p>}
            {row.turned.map((one) => (
              <p key={one.key}>
                {one.mark === null ? null : <Hallmark mark={one.mark} />}{' '}
                {one.href === null ? one.text : <PageLink to={one.href}>{one.text}</PageLink>}{' '}
                <span className="secondary">{one.byText}</span>
              </p>
            ))}
            {row.moreText === null ? null : <p className="secondary">{row.moreText}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}
