import type { SearchGroup, SearchHitView } from '~/reports/types-search'
import { Hallmark } from './hallmark'
import { MarkedPieces } from './marked-pieces'
import { PageLink } from './page-link'
import { Section } from './section'
import { SourceChip } from './source-chip'

/** What was found, by kind, the kind of the best hit first. Nothing of it needs a script. */
export function SearchGroups({ groups }: { groups: readonly SearchGroup[] }) {
  return (
    <>
      {groups.map((group) => (
        <Section
          key={group.kind}
          id={group.kind}
          title={group.title}
          aside={group.moreHref === null ? null : <PageLink to={group.moreHref}>{group.moreText}</PageLink>}
        >
          <ol className="search-hits">
            {group.hits.map((hit) => (
              <SearchHit key={hit.id} hit={hit} />
            ))}
          </ol>
        </Section>
      ))}
    </>
  )
}

const hands = { said: 'pencil', measured: 'run-label', plain: undefined } as const

function SearchHit({ hit }: { hit: SearchHitView }) {
  // A plain link where a line of a document is meant: the browser must arrive at it for `:target` to mark it.
  const toLine = hit.href.includes('#')
  const title = <MarkedPieces pieces={hit.title} />
  return (
    <li>
      <p className="search-title">
        {toLine ? (
          <a className={hands[hit.hand]} href={hit.href}>
            {title}
          </a>
        ) : (
          <PageLink className={hands[hit.hand]} to={hit.href}>
            {title}
          </PageLink>
        )}
        {hit.mark === null ? null : <Hallmark mark={hit.mark} />}
      </p>
      {hit.snippet === null ? null : (
        <p className="search-snippet">
          <MarkedPieces pieces={hit.snippet} />
        </p>
      )}
      <p className="search-where secondary">
        {hit.programTitle === null ? null : <span>{hit.programTitle}</span>}
        <span>{hit.kindWord}</span>
        {hit.source === null ? null : <SourceChip source={hit.source} />}
        {hit.context === null ? null : <span>{hit.context}</span>}
      </p>
    </li>
  )
}
