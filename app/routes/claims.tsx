import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClaimFacets } from '~/components/claim-facets'
import { ClaimTools } from '~/components/claim-tools'
import { claimsMarkup } from '~/components/claims-markup.server'
import { LinkedMarkup } from '~/components/linked-markup'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { claimsFilter, claimsReport } from '~/reports/claims'

/** What was found goes out as markup, once: see LinkedMarkup. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const { search, searchParams } = new URL(request.url)
  const report = claimsReport(assessment, input, claimsFilter(searchParams))
  const markup = claimsMarkup(report, search)
  if (!context.asData) context.markup = markup
  const { tabs, facets, filter, shownText, clearHref, sorts, exports, kept } = report
  return {
    chosen: { tabs, facets, filter, shownText, clearHref, sorts, exports, kept },
    title: assessment.settings.title,
    markup: context.asData ? markup : null,
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle('Claims', data?.title)

export default function Claims() {
  const { chosen, markup } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead
        title="Claims"
        lede="What the documents say, each beside what the evidence or the document itself says against it."
      />
      <ClaimFacets report={chosen} />
      <ClaimTools report={chosen} />
      <LinkedMarkup className="unframed" markup={markup} />
    </>
  )
}
