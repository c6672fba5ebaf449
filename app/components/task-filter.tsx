import { Link, useLocation } from '@remix-run/react'
import type { WeekReport } from '~/reports/types-plan'

/** Every choice is a link with its count; words go by a form that works without a script. */
export function TaskFilterTools({ report }: { report: WeekReport }) {
  const { pathname } = useLocation()
  return (
    <search>
      <nav aria-label="Filter of tasks" className="facets">
        {report.facets
          .filter(({ options }) => options.length > 0)
          .map((facet) => (
            <p key={facet.label} className="facet">
              <span className="caps">{facet.label}</span>
              {facet.options.map((option) => (
                <Link
                  key={option.label}
                  to={option.href}
                  preventScrollReset
                  aria-current={option.on ? 'true' : undefined}
                >
                  {option.label} <span className="count">{option.count}</span>
                </Link>
              ))}
            </p>
          ))}
      </nav>
      <form className="table-tools" method="get" action={pathname}>
        {report.kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label>
          Words
          <input key={report.filter.q} type="search" name="q" defaultValue={report.filter.q ?? undefined} />
        </label>
        <button className="button" type="submit">
          Filter
        </button>
        {report.shownText === null ? null : (
          <span className="secondary">
            {report.shownText} {report.clearHref === null ? null : <Link to={report.clearHref}>Drop the filters</Link>}
          </span>
        )}
      </form>
    </search>
  )
}
