import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { ActingNotice } from '~/components/act-form'
import { EmptyState } from '~/components/empty-state'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { VanishedProofs } from '~/components/proof-parts'
import { Section } from '~/components/section'
import { WeeksTable } from '~/components/weeks-table'
import { weekTexts } from '~/reports/messages/week-page'
import { weeksReport } from '~/reports/weeks'
import { actingOf, lookingOf } from '~/server/acts/acting'
import { proofActs } from '~/server/acts/proof-acts'
import { takeAct } from '~/server/acts/take-act'

export function loader({ request, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const report = weeksReport(assessment, input, lookingOf(context, request))
  return { report, acting: actingOf(context, request), title: assessment.settings.title }
}

export async function action({ request, context }: ActionFunctionArgs) {
  return takeAct({ request, context, acts: proofActs })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle('Weeks', data?.title)

export default function Weeks() {
  const { report, acting } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHead title="Weeks" lede={report.currentText} />
      <div className="section">
        {report.weeks.length === 0 ? (
          <EmptyState title="No weeks" teach>
            {report.emptyText}
          </EmptyState>
        ) : (
          <>
            <WeeksTable weeks={report.weeks} />
            <p className="fine print-hidden">
              <Link to={report.timelineHref}>The whole program as a timeline</Link>
            </p>
          </>
        )}
      </div>
      {report.vanished.length === 0 && acting.did === null ? null : (
        <Section title="Attached to what is gone" id="acts" aside={report.vanished.length}>
          <ActingNotice acting={acting} who="to take back what you attached" />
          <p className="secondary fine">{weekTexts.vanished}</p>
          <VanishedProofs items={report.vanished} acting={acting} answer={answer} />
        </Section>
      )}
    </>
  )
}
