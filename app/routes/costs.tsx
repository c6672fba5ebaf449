import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ActingNotice } from '~/components/act-form'
import { CostEntries, CostForm } from '~/components/cost-entries'
import { CostWeeks, HeadFigures, IndexTable, StatedTotals } from '~/components/costs-tables'
import { CurveChart } from '~/components/curve-chart'
import { CurveTable } from '~/components/curve-tables'
import { EmptyState } from '~/components/empty-state'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Section } from '~/components/section'
import { costsReport } from '~/reports/costs'
import { emptyTexts } from '~/reports/messages/empty'
import { costTexts } from '~/reports/messages/money'
import { actingOf } from '~/server/acts/acting'
import { costActs } from '~/server/acts/cost-acts'
import { takeAct } from '~/server/acts/take-act'
import { programPointsAt } from '~db/queries/program-points'

export function loader({ request, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const { slug, title } = assessment.settings
  const { points } = programPointsAt(context.db, { program: slug, asOf: assessment.asOf })
  return { report: costsReport(assessment, input, points), acting: actingOf(context, request), title }
}

export async function action({ request, context }: ActionFunctionArgs) {
  return takeAct({ request, context, acts: costActs })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle('Costs', data?.title)

export default function Costs() {
  const { report, acting } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHead title="Costs" lede={costTexts.lede} />
      <div id="acts">
        <ActingNotice acting={acting} who={costTexts.formWho} />
      </div>
      {report.emptyText === null ? null : <EmptyState title="No money stated">{report.emptyText}</EmptyState>}
      <div className="two even money-head">
        <Section title="Budget">
          <HeadFigures report={report} />
        </Section>
        <Section title="Earned value">
          <IndexTable report={report} />
        </Section>
      </div>
      <p className="secondary fine">{report.statusText}</p>
      <p className="secondary fine">{costTexts.earned}</p>
      {report.chart === null ? null : (
        <Section title="Burn">
          <CurveChart chart={report.chart} />
        </Section>
      )}
      <Section title="Weeks" aside="each figure opens to its formula and sources">
        {report.weeks.length === 0 ? (
          <EmptyState title="No weeks">{emptyTexts.weeks}</EmptyState>
        ) : (
          <CostWeeks weeks={report.weeks} />
        )}
        {report.outsideText === null ? null : <p className="secondary fine">{report.outsideText}</p>}
        <p className="secondary fine">{costTexts.spent}</p>
      </Section>
      {report.totals.length === 0 ? null : (
        <Section title="Stated totals">
          <StatedTotals totals={report.totals} />
        </Section>
      )}
      <Section title="Watermelon">
        <p className="secondary fine">{costTexts.watermelon}</p>
        {report.watermelon === null ? null : <CurveChart chart={report.watermelon} />}
        {report.curve.length === 0 ? null : <CurveTable rows={report.curve} />}
      </Section>
      <Section title="Recorded hours and cost" aside={report.entries.length === 0 ? null : report.entries.length}>
        <CostForm report={report} acting={acting} answer={answer} />
        <CostEntries report={report} acting={acting} answer={answer} />
      </Section>
    </>
  )
}
