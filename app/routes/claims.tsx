import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ClaimFacets } from '~/components/claim-facets'
import { ClaimList } from '~/components/claim-list'
import { ClaimTools } from '~/components/claim-tools'
import { EmptyState } from '~/components/empty-state'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Pager } from '~/components/pager'
import { Section } from '~/components/section'
import { claimsFilter, claimsReport } from '~/reports/claims'

export function loader({ request, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const filter = claimsFilter(new URL(request.url).searchParams)
  return { report: claimsReport(assessment, input, filter), title: assessment.settings.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle('Claims', data?.title)

export default function Claims() {
  const { report } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead
        title="Claims"
        lede="What the documents say, each beside what the evidence or the document itself says against it."
      />
      <ClaimFacets report={report} />
      <ClaimTools report={report} />
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
                <Link to={href}>
                  {label} <span className="count">{count}</span>
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
