import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EmptyState } from '~/components/empty-state'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { WeeksTable } from '~/components/weeks-table'
import { weeksReport } from '~/reports/weeks'

export function loader({ request, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  return { report: weeksReport(assessment, input), title: assessment.settings.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle('Weeks', data?.title)

export default function Weeks() {
  const { report } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title="Weeks" lede={report.currentText} />
      <div className="section">
        {report.weeks.length === 0 ? (
          <EmptyState title="No weeks">{report.emptyText}</EmptyState>
        ) : (
          <WeeksTable weeks={report.weeks} />
        )}
      </div>
    </>
  )
}
