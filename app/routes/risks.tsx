import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { ActingNotice } from '~/components/act-form'
import { EmptyState } from '~/components/empty-state'
import { EscalationRules } from '~/components/escalation-rules'
import { OpenPoints } from '~/components/open-points'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { BondForms, LinkRiskForm } from '~/components/risk-forms'
import { RiskMatrixTable } from '~/components/risk-matrix'
import { RiskRegister } from '~/components/risk-register'
import { RiskTrend, VanishedLinks } from '~/components/risk-trend'
import { Section } from '~/components/section'
import { riskTexts } from '~/reports/messages/risks'
import { risksFilter, risksReport } from '~/reports/risks-page'
import { actingOf } from '~/server/acts/acting'
import { riskActs } from '~/server/acts/risk-acts'
import { takeAct } from '~/server/acts/take-act'

export function loader({ request, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const report = risksReport(assessment, input, risksFilter(new URL(request.url).searchParams))
  return { report, acting: actingOf(context, request), title: assessment.settings.title }
}

export async function action({ request, context }: ActionFunctionArgs) {
  return takeAct({ request, context, acts: riskActs })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle('Risks', data?.title)

export default function Risks() {
  const { report, acting } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { escalation, openPoints, trend, vanished } = report
  const own = { report, acting, answer }
  return (
    <>
      <PageHead title="Risks" standing={report.emptyText === null ? report.summary : undefined} lede={riskTexts.lede} />
      <div id="acts">
        <ActingNotice acting={acting} who="to bind risks to criteria" />
      </div>
      {report.emptyText === null ? (
        <>
          <Section title="Matrix" id="matrix">
            <RiskMatrixTable report={report} />
          </Section>
          <Section
            title="Register"
            id="register"
            aside={report.cellText === null ? null : <Narrowed report={report} />}
          >
            <RiskRegister report={report} mayBind={acting.nowHref === null && acting.deeds.includes('link_risk')} />
            <BondForms {...own} />
            <LinkRiskForm {...own} />
            <p className="secondary fine print-hidden offers">
              {report.csv.map(({ label, href }) => (
                <a key={href} href={href} download>
                  {label}
                </a>
              ))}
            </p>
          </Section>
        </>
      ) : (
        <EmptyState title={riskTexts.emptyTitle} teach>
          {report.emptyText}
        </EmptyState>
      )}
      {vanished.length === 0 ? null : <VanishedLinks links={vanished} />}
      <Section title="Escalation" id="escalation" aside={escalation.emptyText === null ? escalation.summary : null}>
        <EscalationRules escalation={escalation} />
      </Section>
      {openPoints.length === 0 ? null : <OpenPoints points={openPoints} />}
      {trend.length === 0 ? null : (
        <Section title="Over the snapshots" id="trend" aside={report.trendText}>
          <RiskTrend lines={trend} />
        </Section>
      )}
    </>
  )
}

function Narrowed({ report }: { report: ReturnType<typeof risksReport> }) {
  if (report.clearHref === null) return null
  return (
    <>
      {report.cellText} <Link to={report.clearHref}>Show all</Link>
    </>
  )
}
