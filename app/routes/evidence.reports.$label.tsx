import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EmptyState } from '~/components/empty-state'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { DecidedCriteria, FailedTests, Samples, Shares } from '~/components/report-parts'
import { Manifest } from '~/components/run-parts'
import { Section } from '~/components/section'
import { reportTexts } from '~/reports/messages/reports'
import { reportDetails } from '~/reports/report-detail'
import type { ReportDetail } from '~/reports/types-reports'

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const label = params.label as string
  const reports = reportDetails(assessment, input, label)
  if (reports.length === 0) throw new Response(`There is no report ${label}`, { status: 404 })
  return { label, reports, title: assessment.settings.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.label, 'Evidence', data?.title)

export default function Report() {
  const { label, reports } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={label} crumbs={[{ label: 'Evidence', href: '/evidence' }]} />
      {reports.map((report) => (
        <OneReport key={report.key} report={report} />
      ))}
    </>
  )
}

function OneReport({ report }: { report: ReportDetail }) {
  return (
    <>
      <p className={report.bad ? 'worth tainted' : 'worth'}>
        {report.kindText}, {report.formatText}. {report.figuresText}.
      </p>
      {report.brokenText === null ? null : <p className="banner">Not whole: {report.brokenText}.</p>}
      <div className="two run-top">
        {report.shares.length === 0 ? null : (
          <Section title="Counts">
            <Shares rows={report.shares} caption="Counts" />
            {report.kindText === 'Coverage' ? <p className="secondary fine">{reportTexts.neverLoaded}</p> : null}
          </Section>
        )}
        <Section title="Manifest" aside={report.provenanceText}>
          <Manifest items={report.manifest} />
        </Section>
      </div>
      <Section title="Criteria that this report decides">
        {report.criteria.length === 0 ? (
          <EmptyState title="None">No criterion rests on this report now.</EmptyState>
        ) : (
          <DecidedCriteria report={report} />
        )}
      </Section>
      {report.projects.length === 0 ? null : (
        <Section title="Projects">
          <Shares rows={report.projects} caption="Projects" />
        </Section>
      )}
      {report.failuresText === null ? null : (
        <Section title="Failed tests">
          <FailedTests report={report} />
        </Section>
      )}
      {report.samples.length === 0 ? null : (
        <Section title="Samples">
          <Samples report={report} />
        </Section>
      )}
    </>
  )
}
