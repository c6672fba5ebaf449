import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Pager } from '~/components/pager'
import { SearchEmpty } from '~/components/search-empty'
import { SearchFacets, SearchForm } from '~/components/search-form'
import { SearchGroups } from '~/components/search-hits'
import { searchTexts } from '~/reports/messages/search'

export function loader({ request, context }: LoaderFunctionArgs) {
  return { report: context.search(request) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data === undefined || data.report.asked.q === '' ? pageTitle('Search') : pageTitle(data.report.asked.q, 'Search')

export default function Search() {
  const { report } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title="Search" lede={searchTexts.lede} />
      <SearchForm report={report} />
      <SearchFacets report={report} />
      {report.empty === null ? <SearchGroups report={report} /> : <SearchEmpty report={report} />}
      <Pager pages={report.pages} label="Pages of results" />
    </>
  )
}
