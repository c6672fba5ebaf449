import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EmptyState } from '~/components/empty-state'
import { MetricNotes } from '~/components/metric-notes'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Section } from '~/components/section'
import { type TargetGroup, TargetsTable } from '~/components/targets-table'
import { targetsReport } from '~/reports/targets'
import type { TargetsReport } from '~/reports/types-plan'

export function loader({ request, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  return { report: targetsReport(assessment, input), title: assessment.settings.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle('Targets', data?.title)

export default function Targets() {
  const { report } = useLoaderData<typeof loader>()
  if (report.metrics.length === 0)
    return (
      <>
        <PageHead title="Targets" />
        <EmptyState title="No targets found">{report.emptyText}</EmptyState>
      </>
    )
  const unmeasured = report.metrics.filter(({ measured }) => !measured)
  return (
    <>
      <PageHead title="Targets" lede={report.countText} />
      <div className="section">
        <TargetsTable
          caption="Every target by metric and step"
          groups={groupsOf(report.metrics.filter(({ measured }) => measured))}
        />
      </div>
      {unmeasured.length === 0 ? null : (
        <Section title="Without evidence" aside={report.unmeasuredText}>
          <details className="more">
            <summary>{unmeasured.map(({ metricText }) => metricText).join(', ')}</summary>
            <TargetsTable caption="Targets that no run at hand measures" groups={groupsOf(unmeasured)} />
          </details>
        </Section>
      )}
    </>
  )
}

function groupsOf(metrics: TargetsReport['metrics']): TargetGroup[] {
  return metrics.map((metric) => ({
    key: metric.metric,
    heading: metric.metricText,
    lines: metric.steps,
    notes: <MetricNotes metric={metric} />,
  }))
}
