import type { ClaimsReport } from '~/reports/types-plan'
import { ClaimList } from './claim-list'
import { EmptyState } from './empty-state'
import { PageLink } from './page-link'
import { Pager } from './pager'
import { Section } from './section'

/** The claims that were found, below what they are chosen with. Nothing of it needs a script. */
export function ClaimsFound({ report }: { report: ClaimsReport }) {
  return (
    <>
      {report.items.length === 0 ? (
        <EmptyState title="No claims">{report.emptyText}</EmptyState>
      ) : (
        <ClaimList items={report.items} withWords />
      )}
      <Pager pages={report.pages} label="Pages of claims" />
      {report.unsupported.length === 0 ? null : (
        <Section title="Unsupported" aside="claimed, and nothing at hand proves or refutes it">
          <ul className="counts">
            {report.unsupported.map(({ label, count, href }) => (
              <li key={label}>
                <PageLink to={href}>
                  {label} <span className="count">{count}</span>
                </PageLink>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
