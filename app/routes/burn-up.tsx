import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CurveChart } from '~/components/curve-chart'
import { BurnUpTable } from '~/components/curve-tables'
import { EmptyState } from '~/components/empty-state'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Section } from '~/components/section'
import { burnUpReport } from '~/reports/burn-up'
import { curveTexts } from '~/reports/messages/money'
import { programPointsAt } from '~db/queries/program-points'

export function loader({ request, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const { slug, title } = assessment.settings
  const curve = programPointsAt(context.db, { program: slug, asOf: assessment.asOf })
  return { report: burnUpReport(assessment, input, curve), title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle('Burn-up', data?.title)

export default function BurnUp() {
  const { report } = useLoaderData<typeof loader>()
  if (report.emptyText !== null)
    return (
      <>
        <PageHead title="Burn-up" lede={curveTexts.lede} />
        <EmptyState title="No history yet">{report.emptyText}</EmptyState>
      </>
    )
  return (
    <>
      <PageHead title="Burn-up" lede={curveTexts.lede} />
      <div className="two even">
        <Section title="Tasks">{report.tasks === null ? null : <CurveChart chart={report.tasks} />}</Section>
        <Section title="Criteria">{report.criteria === null ? null : <CurveChart chart={report.criteria} />}</Section>
      </div>
      <p className="secondary fine">{curveTexts.claimed}</p>
      {report.leftText === null ? null : <p className="secondary fine">{report.leftText}</p>}
      <Section title="Moment by moment">
        <BurnUpTable rows={report.rows} />
      </Section>
    </>
  )
}
