import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EmptyState } from '~/components/empty-state'
import { MetricNotes } from '~/components/metric-notes'
import { MomentLink } from '~/components/moment-link'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Section } from '~/components/section'
import { TargetsMatrix } from '~/components/targets-matrix'
import { TargetsTable } from '~/components/targets-table'
import { targetsTexts } from '~/reports/messages/targets-page'
import { targetsReport } from '~/reports/targets'
import { targetsPage } from '~/reports/targets-matrix'

export function loader({ request, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const asked = new URL(request.url).searchParams.get('metric')
  return { page: targetsPage(targetsReport(assessment, input), asked), title: assessment.settings.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle('Targets', data?.title)

export default function Targets() {
  const { page } = useLoaderData<typeof loader>()
  const { rows, chosen } = page
  if (rows.length === 0)
    return (
      <>
        <PageHead title="Targets" />
        <EmptyState title={targetsTexts.none} teach>
          {page.emptyText}
        </EmptyState>
      </>
    )
  return (
    <>
      <PageHead
        title="Targets"
        lede={targetsTexts.lede}
        standing={<span className="secondary">{page.countText}</span>}
      />
      {chosen === null ? null : (
        <Section
          title={chosen.metricText}
          id="metric"
          aside={<MomentLink to="/targets">{targetsTexts.all}</MomentLink>}
        >
          <TargetsTable
            caption={`Every step of ${chosen.metricText}`}
            groups={[
              {
                key: chosen.metric,
                heading: chosen.metricText,
                lines: chosen.steps,
                notes: <MetricNotes metric={chosen} />,
              },
            ]}
          />
        </Section>
      )}
      <Section title="Metrics" aside={page.unmeasuredText}>
        <TargetsMatrix rows={rows} />
      </Section>
    </>
  )
}
