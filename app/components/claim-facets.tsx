import { Link } from '@remix-run/react'
import type { ClaimsReport } from '~/reports/types-plan'
import { TabLinks } from './tab-links'

/** The class as tabs, the other facets below; every choice is a link. */
export function ClaimFacets({ report }: { report: Pick<ClaimsReport, 'tabs' | 'facets'> }) {
  const others = report.facets.filter(({ key }) => key !== 'class')
  return (
    <nav aria-label="Filter of claims" className="facets">
      <TabLinks tabs={report.tabs} />
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
