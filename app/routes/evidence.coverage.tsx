import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CoverageTable } from '~/components/coverage-table'
import { EmptyState } from '~/components/empty-state'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { coverageMap } from '~/reports/coverage-map'
import { coverageLede } from '~/reports/messages/coverage'

export function loader({ request, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  return { map: coverageMap(assessment, input), title: assessment.settings.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle('Coverage map', data?.title)

export default function Coverage() {
  const { map } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title="Coverage map" crumbs={[{ label: 'Evidence', href: '/evidence' }]} lede={coverageLede} />
      <p className="worth">{map.countsText}.</p>
      {map.emptyText === null ? (
        <CoverageTable map={map} />
      ) : (
        <EmptyState title="No criteria" teach>
          {map.emptyText}
        </EmptyState>
      )}
    </>
  )
}
