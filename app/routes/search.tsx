import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { LinkedMarkup } from '~/components/linked-markup'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Pager } from '~/components/pager'
import { SearchEmpty } from '~/components/search-empty'
import { SearchFacets, SearchForm } from '~/components/search-form'
import { searchMarkup } from '~/components/search-markup.server'
import { searchTexts } from '~/reports/messages/search'

/** What was found goes out as markup, once: see LinkedMarkup. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const { groups, ...report } = context.search(request)
  const markup = searchMarkup(groups)
  if (!context.asData) context.markup = markup
  return { report, markup: context.asData ? markup : null }
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data === undefined || data.report.asked.q === '' ? pageTitle('Search') : pageTitle(data.report.asked.q, 'Search')

export default function Search() {
  const { report, markup } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title="Search" lede={searchTexts.lede} />
      <SearchForm report={report} />
      <SearchFacets report={report} />
      {report.empty === null ? <LinkedMarkup className="unframed" markup={markup} /> : <SearchEmpty report={report} />}
      <Pager pages={report.pages} label="Pages of results" />
    </>
  )
}
