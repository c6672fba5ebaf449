import { Link, useLocation } from '@remix-run/react'
import { waysOutWords } from '~/reports/messages/ways-out'
import { waysOutOf } from '~/reports/ways-out'
import { withMoment } from './moment-link'

/** At the foot of a page: the same as Markdown, JSON, and its tables as CSV. */
export function WaysOut() {
  const { pathname, search } = useLocation()
  const found = waysOutOf(pathname)
  if (found === null) return null
  const { report, id, tables } = found
  const file = (format: string) => {
    const address = withMoment(`/reports/${report}.${format}`, search)
    if (id === null) return address
    return `${address}${address.includes('?') ? '&' : '?'}id=${encodeURIComponent(id)}`
  }
  return (
    <nav className="ways-out secondary fine" aria-label={waysOutWords.label}>
      <span className="caps">{waysOutWords.label}</span>
      <a href={file('md')} download>
        {waysOutWords.markdown}
      </a>
      <a href={file('json')} download>
        {waysOutWords.json}
      </a>
      {tables.map((table) => (
        <a key={table} href={withMoment(`/tables/${table}.csv`, search)} download>
          {waysOutWords.csv(table)}
        </a>
      ))}
      <Link to={withMoment('/tables', search)}>{waysOutWords.all}</Link>
    </nav>
  )
}
