import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { CompareChart } from '~/components/compare-chart'
import { CompareChooser } from '~/components/compare-chooser'
import { Comparability, CompareManifest } from '~/components/compare-parts'
import { CompareTable } from '~/components/compare-table'
import { EmptyState } from '~/components/empty-state'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Section } from '~/components/section'
import { comparePage } from '~/reports/compare'
import { compareQuery } from '~/reports/compare-query'
import { compareLede, compareTeach } from '~/reports/messages/compare'

export function loader({ request, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const query = compareQuery(new URL(request.url).searchParams)
  return { page: comparePage(assessment, input, query), title: assessment.settings.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data?.page.report?.runs.map(({ short }) => short).join(' and '), 'Compare', data?.title)

export default function Compare() {
  const { page } = useLoaderData<typeof loader>()
  const { report, trouble } = page
  return (
    <>
      <PageHead title="Compare" crumbs={[{ label: 'Evidence', href: '/evidence' }]} lede={compareLede} />
      <CompareChooser page={page} />
      {trouble.map((sentence) => (
        <p key={sentence} className="banner">
          {sentence}
        </p>
      ))}
      {report === null ? (
        <EmptyState title={compareTeach.title}>{compareTeach.sentence}</EmptyState>
      ) : (
        <>
          <div className="two run-top">
            <Section title="Comparable?">
              <Comparability report={report} />
            </Section>
            <Section title="Manifests" aside="what differs stands out">
              <CompareManifest report={report} />
            </Section>
          </div>
          {report.chart.length === 0 ? null : (
            <Section title={`${report.metricText}, what moved most`} aside={report.chartText}>
              <CompareChart report={report} />
            </Section>
          )}
          <Section title={`${report.metricText} by endpoint`} aside={report.countsText}>
            <p className="facet">
              <span className="caps">Figure</span>
              {report.metrics.map((metric) => (
                <Link
                  key={metric.value}
                  to={metric.href}
                  preventScrollReset
                  aria-current={metric.on ? 'true' : undefined}
                >
                  {metric.label}
                </Link>
              ))}
            </p>
            <CompareTable report={report} />
          </Section>
        </>
      )}
    </>
  )
}
