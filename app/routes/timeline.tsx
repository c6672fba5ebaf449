import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { EmptyState } from '~/components/empty-state'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Section } from '~/components/section'
import { TimelineLegend } from '~/components/timeline-legend'
import { TimelineSheetDrawing } from '~/components/timeline-sheet'
import { TimelineTable } from '~/components/timeline-table'
import { timelineTexts } from '~/reports/messages/timeline-page'
import { timelineReport } from '~/reports/program-timeline'

export function loader({ request, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const tasks = new URL(request.url).searchParams.get('tasks') === '1'
  return { report: timelineReport(assessment, input, tasks), title: assessment.settings.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle('Timeline', data?.title)

export default function Timeline() {
  const { report } = useLoaderData<typeof loader>()
  const { undated } = report
  return (
    <div className="timeline-page">
      <PageHead
        title="Timeline"
        standing={<span className="secondary">{report.rangeText}</span>}
        lede={timelineTexts.lede}
      />
      {report.emptyText === null ? (
        <>
          <TimelineSheetDrawing report={report} />
          <div className="timeline-screen">
            <p className="pager">
              <Link to={report.toggleHref} preventScrollReset>
                {report.toggleText}
              </Link>
            </p>
            <TimelineTable report={report} />
            <TimelineLegend nowText={report.axis.nowText} hatch="tl-hatch-legend" />
          </div>
        </>
      ) : (
        <EmptyState title="Nothing to draw" teach>
          {report.emptyText}
        </EmptyState>
      )}
      <Section title="Undated" aside={undated.text}>
        {undated.items.length === 0 ? null : (
          <ul className="plain-list fine">
            {undated.items.map((item) => (
              <li key={item.href}>
                <Link to={item.href}>{item.label}</Link> <span className="secondary">· {item.weekTitle}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  )
}
