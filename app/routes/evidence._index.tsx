import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { EmptyState } from '~/components/empty-state'
import { EvidenceEmpty } from '~/components/evidence-empty'
import { EvidenceFilterForm } from '~/components/evidence-filter'
import { EvidenceTable } from '~/components/evidence-table'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Pager } from '~/components/pager'
import { ReportsTable } from '~/components/reports-table'
import { evidenceFilter } from '~/reports/evidence-filter'
import { evidenceReport } from '~/reports/evidence-list'
import { reportList } from '~/reports/report-detail'

export function loader({ request, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const filter = evidenceFilter(new URL(request.url).searchParams)
  return {
    report: evidenceReport(assessment, input, filter),
    reports: reportList(assessment, input),
    title: assessment.settings.title,
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle('Evidence', data?.title)

export default function Evidence() {
  const { report, reports } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead
        title="Evidence"
        lede={[report.countsText, report.provenanceText].filter(Boolean).join(' · ')}
        standing={[...report.links, { label: 'Bring evidence', href: '/evidence/upload' }].map((link) => (
          <Link key={link.href} to={link.href}>
            {link.label}
          </Link>
        ))}
      />
      <div className="section">
        {report.empty === 'none' ? (
          reports.length === 0 && <EvidenceEmpty />
        ) : (
          <>
            <EvidenceFilterForm report={report} />
            {report.empty === 'filtered' ? (
              <EmptyState title="No run fits">Every filter counts what the others leave; drop one.</EmptyState>
            ) : (
              <EvidenceTable report={report} />
            )}
            <Pager pages={report.pages} label="Pages of runs" />
          </>
        )}
      </div>
      <ReportsTable reports={reports} />
    </>
  )
}
