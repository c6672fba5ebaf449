import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { EmptyState } from '~/components/empty-state'
import { FigureTrend } from '~/components/figure-trend'
import { FigureTrendTable } from '~/components/figure-trend-table'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Pager } from '~/components/pager'
import { Section } from '~/components/section'
import { TrendChooser } from '~/components/trend-chooser'
import { noLimit, trendLede } from '~/reports/messages/trend'
import { trendQuery, trendReport } from '~/reports/trend'

export function loader({ request, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const query = trendQuery(new URL(request.url).searchParams)
  return { report: trendReport(assessment, input, query), title: assessment.settings.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.report.title, 'Trend', data?.title)

export default function Trend() {
  const { report } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={report.title} crumbs={[{ label: 'Evidence', href: '/evidence' }]} lede={trendLede} />
      <TrendChooser report={report} />
      <p className="limits secondary">
        {report.limits.length === 0
          ? noLimit
          : report.limits.map((limit) => (
              <span key={limit.text} className="limit-of">
                <strong>{limit.text}</strong>:{' '}
                {limit.criteria.map((criterion, at) => (
                  <span key={criterion.href}>
                    {at === 0 ? '' : ', '}
                    <Link to={criterion.href}>{criterion.text}</Link> ({criterion.verdictWord})
                  </span>
                ))}
              </span>
            ))}
      </p>
      {report.points.length === 0 ? (
        <EmptyState title="Nothing to draw">{report.emptyText}</EmptyState>
      ) : (
        <Section title="Runs in order of time" aside={report.pages === null ? null : report.pages.text}>
          <div className="trend">
            <FigureTrend report={report} />
          </div>
          <FigureTrendTable report={report} />
          <Pager pages={report.pages} label="Pages of runs" previous="older" next="newer" />
        </Section>
      )}
    </>
  )
}
