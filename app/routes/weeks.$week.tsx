import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { AttachSection } from '~/components/attach-form'
import { FoldedClaims } from '~/components/claim-list'
import { EmptyState } from '~/components/empty-state'
import { ExitParts, ExitSource } from '~/components/exit-parts'
import { Hallmark } from '~/components/hallmark'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Pencil } from '~/components/pencil'
import { VanishedProofs } from '~/components/proof-parts'
import { RunsTable } from '~/components/runs-table'
import { Section } from '~/components/section'
import { SlipList } from '~/components/slip-list'
import { TaskFilterTools } from '~/components/task-filter'
import { Deliverables, TaskList } from '~/components/task-list'
import { WeekFactList } from '~/components/week-facts'
import { WeekStatuses } from '~/components/weeks-table'
import { findWeekId } from '~/domain/find-week'
import { attachView } from '~/reports/attach'
import { weekTexts } from '~/reports/messages/week-page'
import { taskFilter } from '~/reports/task-filter'
import { weekReport } from '~/reports/week'
import { actingOf, lookingOf } from '~/server/acts/acting'
import { proofActs } from '~/server/acts/proof-acts'
import { takeAct } from '~/server/acts/take-act'
import { notFound } from '~/server/not-found'

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const weeks = assessment.tracker === null ? [] : assessment.tracker.weeks
  const weekId = findWeekId(weeks, params.week as string)
  const query = new URL(request.url).searchParams
  const looking = lookingOf(context, request)
  const report = weekReport(assessment, input, weekId, { filter: taskFilter(query), looking })
  if (report === null) throw notFound('week', params.week)
  const kinds = ['task', 'deliverable', 'milestone'] as const
  const attach =
    looking.actor === null ? null : attachView(assessment, input, { weekId, kinds, chosen: query.get('attach') })
  return { report, attach, acting: actingOf(context, request), title: assessment.settings.title }
}

export async function action({ request, context }: ActionFunctionArgs) {
  return takeAct({ request, context, acts: proofActs })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.report.week.title, data?.title)

export default function Week() {
  const { report, attach, acting } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { week } = report
  const acts = { acting, answer }
  const isFiltered = report.shownText !== null
  return (
    <>
      <PageHead
        title={week.title}
        crumbs={[{ label: 'Weeks', href: '/weeks' }]}
        standing={
          <>
            {week.title.includes(week.heading) ? null : (
              <Pencil mark={{ words: week.heading, done: null, source: null }} />
            )}
            <WeekStatuses week={week} />
            {week.tiers.map((tier) => (
              <span key={tier.id}>
                <Link to={tier.href}>{tier.title}</Link> <Hallmark mark={tier.mark} />
              </span>
            ))}
          </>
        }
        lede={week.goal}
      />
      <p className="pager">
        {report.previousHref === null ? (
          <span />
        ) : (
          <Link rel="prev" to={report.previousHref}>
            ← previous week
          </Link>
        )}
        <Link to={week.reviewHref}>Review of this week</Link>
        {report.nextHref === null ? (
          <span />
        ) : (
          <Link rel="next" to={report.nextHref}>
            next week →
          </Link>
        )}
      </p>
      <WeekFactList report={report} />
      {report.exitCriteria === null ? null : (
        <Section title="Exit criteria" aside={<ExitSource exit={report.exitCriteria} />}>
          <ExitParts exit={report.exitCriteria} />
        </Section>
      )}
      <Section title="Tasks" aside={week.tasksText}>
        <TaskFilterTools report={report} />
        {isFiltered && report.days.length + report.tasks.length === 0 ? (
          <EmptyState title={weekTexts.noFilterMatch} />
        ) : null}
        {report.days.map((day) => (
          <section key={day.id} className="day">
            <h3>
              {day.title} <span className="aside">{day.tasksText}</span>
            </h3>
            <TaskList tasks={day.tasks} {...acts} />
          </section>
        ))}
        {report.tasks.length === 0 ? null : (
          <section className="day">
            {report.days.length === 0 ? null : <h3>Under no day</h3>}
            <TaskList tasks={report.tasks} {...acts} />
          </section>
        )}
      </Section>
      {attach === null ? (
        <AttachSection view={{ subjects: [], chosen: null, evidence: [] }} {...acts} />
      ) : (
        <AttachSection view={attach} {...acts} />
      )}
      {report.vanished.length === 0 ? null : (
        <Section title="Attached to what is gone" aside={report.vanished.length}>
          <p className="secondary fine">{weekTexts.vanished}</p>
          <VanishedProofs items={report.vanished} {...acts} />
        </Section>
      )}
      <Section title="What slipped in and out" aside={week.slippedText}>
        {week.slippedText === null ? <EmptyState title={report.slipsEmptyText} /> : null}
        <SlipList title="In" items={report.slippedIn} toward="from" />
        <SlipList title="Out" items={report.slippedOut} toward="to" />
      </Section>
      <Section title="Deliverables and milestones">
        <Deliverables report={report} {...acts} />
      </Section>
      {report.claims.length === 0 ? null : (
        <Section title="Claims of this week">
          <FoldedClaims items={report.claims} />
          {report.claimsAll === null ? null : (
            <p className="fine">
              <Link to={report.claimsAll.href}>{report.claimsAll.text}</Link>
            </p>
          )}
        </Section>
      )}
      <Section title="Runs of this week" aside={report.runsText}>
        {report.runs.length === 0 ? (
          <EmptyState title="No run falls into this week" />
        ) : (
          <RunsTable runs={report.runs} caption="Runs of this week" />
        )}
      </Section>
    </>
  )
}
