import { Link } from '@remix-run/react'
import { searchTexts } from '~/reports/messages/search'
import type { SearchReport } from '~/reports/types-search'
import { EmptyState } from './empty-state'

const titles = {
  not_asked: searchTexts.notAsked,
  only_exclusions: searchTexts.onlyExclusions,
  no_words: searchTexts.noWords,
  nothing_found: searchTexts.nothingFound,
}

/** Nothing to show: what was nearest, and how to ask. */
export function SearchEmpty({ report }: { report: Omit<SearchReport, 'groups'> }) {
  if (report.empty === null) return null
  return (
    <div className="search-empty">
      <EmptyState title={titles[report.empty]}>
        {report.suggestions.length === 0 ? null : (
          <p className="search-nearest">
            {searchTexts.didYouMean}{' '}
            {report.suggestions.map(({ text, href }, at) => (
              <span key={text}>
                {at === 0 ? '' : ', '}
                <Link to={href}>{text}</Link>
              </span>
            ))}
            ?
          </p>
        )}
      </EmptyState>
      <dl className="glossary">
        {report.lessons.map(({ example, text, href }) => (
          <div key={example}>
            <dt>
              <Link to={href}>
                <code>{example}</code>
              </Link>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
