import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EmptyState } from '~/components/empty-state'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { RunsTable } from '~/components/runs-table'
import { runsReport } from '~/reports/runs'

export function loader({ request, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  return { report: runsReport(assessment, input), title: assessment.settings.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle('Evidence', data?.title)

export default function Evidence() {
  const { report } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title="Evidence" lede={[report.countsText, report.provenanceText].filter(Boolean).join(' · ')} />
      <div className="section">
        {report.runs.length === 0 ? (
          <EmptyState title="No runs">{report.emptyText}</EmptyState>
        ) : (
          <RunsTable runs={report.runs} caption="All runs" />
        )}
      </div>
    </>
  )
}
