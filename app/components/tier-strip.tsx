import type { TierStripItem } from '~/reports/types-overview'
import { Glyph } from './glyph'
import { Hallmark } from './hallmark'
import { PageLink } from './page-link'
import { Pencil } from './pencil'

/** Stamp above, pencil below: the computed state of each tier beside what its document says. */
export function TierStrip({ items }: { items: TierStripItem[] }) {
  return (
    <div className="tier-strip">
      {items.map((item) => (
        <article key={item.id}>
          <h3>
            <PageLink to={item.href} prefetch="intent">
              {item.title}
            </PageLink>
          </h3>
          <div>
            <Hallmark mark={item.mark} />
          </div>
          <ul className="tally" aria-label={item.countsText}>
            {item.counts.map(({ mark, count }) => (
              <li key={mark.verdict} className={`t-${mark.token}`}>
                <Glyph glyph={mark.glyph} />
                {count} {mark.word}
              </li>
            ))}
          </ul>
          <p>
            <span className="pencil">{item.tickedText}</span>
          </p>
          {item.claim === null ? null : (
            <p>
              <Pencil mark={item.claim} clip />
            </p>
          )}
          {item.signaturesText === null ? null : <p className="secondary">{item.signaturesText}</p>}
        </article>
      ))}
    </div>
  )
}
