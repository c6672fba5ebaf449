import { Link } from '@remix-run/react'
import { searchTexts } from '~/reports/messages/search'
import type { SearchReport } from '~/reports/types-search'

/** A plain form: what is asked for stands in the address, so a search can be sent to others. */
export function SearchForm({ report }: { report: Omit<SearchReport, 'groups'> }) {
  const { asked, kept, scope } = report
  return (
    <search>
      <form className="search-form" method="get" action="/search">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {asked.all ? <input type="hidden" name="all" value="1" /> : null}
        <label className="visually-hidden" htmlFor="search-words">
          Words to look for
        </label>
        <input
          key={asked.q}
          id="search-words"
          type="search"
          name="q"
          defaultValue={asked.q}
          maxLength={300}
          autoComplete="off"
          spellCheck={false}
        />
        <button className="button" type="submit">
          Search
        </button>
      </form>
      {scope === null ? null : (
        <p className="search-scope secondary">
          {scope.text} · <Link to={scope.href}>{asked.all ? `Only ${scope.label}` : scope.label}</Link>
        </p>
      )}
      {report.notes.map((note) => (
        <p key={note} className="search-note secondary">
          {note}
        </p>
      ))}
      <p className="visually-hidden" role="status">
        {report.countText === '' ? searchTexts.nothingFound : report.countText}
      </p>
    </search>
  )
}

/** Kinds with how much was found of each; every choice is a link. */
export function SearchFacets({ report }: { report: Omit<SearchReport, 'groups'> }) {
  if (report.facets.length < 2) return null
  return (
    <nav aria-label="Kinds of results" className="facets">
      <ul className="tabs">
        {report.facets.map((facet) => (
          <li key={facet.label}>
            <Link to={facet.href} aria-current={facet.on ? 'true' : undefined}>
              {facet.label} <span className="count">{facet.count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
