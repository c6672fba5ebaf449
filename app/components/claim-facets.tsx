import { Link } from '@remix-run/react'
import type { ClaimsReport } from '~/reports/types-plan'

/** The class as tabs, the other facets folded; every choice is a link. */
export function ClaimFacets({ report }: { report: ClaimsReport }) {
  const [classes, ...others] = report.facets
  return (
    <nav aria-label="Filter of claims" className="facets">
      {classes === undefined ? null : (
        <ul className="tabs">
          {classes.options.map((option) => (
            <li key={option.value}>
              <Link to={option.href} preventScrollReset aria-current={option.on ? 'true' : undefined}>
                {option.label} <span className="count">{option.count}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {others
        .filter((facet) => facet.options.length > 1)
        .map((facet) => (
          <p key={facet.key} className="facet">
            <span className="caps">{facet.label}</span>
            {facet.options.map((option) => (
              <Link
                key={option.value}
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
  )
}
