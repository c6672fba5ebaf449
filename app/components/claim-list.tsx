import type { ClaimView } from '~/reports/types-common'
import { Hallmark } from './hallmark'
import { Pencil } from './pencil'
import { SourceChip } from './source-chip'

/** Said above, found below, each with its source; the class as an outlined mark. */
export function ClaimList({ items, withWords = false }: { items: ClaimView[]; withWords?: boolean }) {
  return (
    <ol className={withWords ? 'entries worded' : 'entries'}>
      {items.map((item) => (
        <li key={item.id} id={anchorOf(item.href)}>
          <Hallmark mark={item.mark} bare={!withWords} outlined />
          <div>
            <span className="said">
              <Pencil mark={item.claim} />
            </span>
            <span className="found">
              {item.sentence}
              {item.againstWords === null ? null : (
                <>
                  {' '}
                  <Pencil mark={{ words: item.againstWords, done: null, source: null }} />
                </>
              )}
            </span>
            {item.citedText === undefined ? null : <span className="found secondary">{item.citedText}</span>}
            <span className="sources">
              {item.claim.source === null ? null : <SourceChip source={item.claim.source} />}
              {item.against === null ? null : <SourceChip source={item.against} />}
              {item.tainted ? <span className="secondary">figure of a tainted run</span> : null}
            </span>
          </div>
        </li>
      ))}
    </ol>
  )
}

/** The worst first, the rest folded: a run or a week can be spoken of a hundred times. */
export function FoldedClaims({ items, show = 8 }: { items: ClaimView[]; show?: number }) {
  const rest = items.slice(show)
  return (
    <>
      <ClaimList items={items.slice(0, show)} withWords />
      {rest.length === 0 ? null : (
        <details className="more">
          <summary>{rest.length} more</summary>
          <ClaimList items={rest} withWords />
        </details>
      )}
    </>
  )
}

/** The claims page gives every claim its own address. */
function anchorOf(href: string): string | undefined {
  const hash = href.split('#')[1]
  return hash === undefined || !href.startsWith('/claims') ? undefined : hash
}
