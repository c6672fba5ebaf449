import { Link } from '@remix-run/react'
import { claimsWords } from '~/reports/messages/claims-page'
import type { ClaimsReport } from '~/reports/types-plan'

type Chosen = Pick<ClaimsReport, 'filter' | 'kept' | 'shownText' | 'clearHref' | 'sorts' | 'exports'>

/** Words to look for, the order, and the list as a file; all of it in the address. */
export function ClaimTools({ report }: { report: Chosen }) {
  return (
    <search>
      <form className="table-tools" method="get" action="/claims">
        {report.kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label>
          {claimsWords.text}
          <input key={report.filter.q} type="search" name="q" defaultValue={report.filter.q ?? undefined} />
        </label>
        <button className="button" type="submit">
          {claimsWords.find}
        </button>
        <span className="secondary">
          {report.shownText} {report.clearHref === null ? null : <Link to={report.clearHref}>{claimsWords.drop}</Link>}
        </span>
        <span className="choices">
          <span className="caps">{claimsWords.order}</span>
          {report.sorts.map((sort) => (
            <Link key={sort.label} to={sort.href} preventScrollReset aria-current={sort.on ? 'true' : undefined}>
              {sort.label}
            </Link>
          ))}
        </span>
        <span className="choices">
          <span className="caps">{claimsWords.export}</span>
          {report.exports.map((file) => (
            <a key={file.label} href={file.href} download={file.name}>
              {file.label}
            </a>
          ))}
        </span>
      </form>
    </search>
  )
}
