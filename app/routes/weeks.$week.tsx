import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { FoldedClaims } from '~/components/claim-list'
import { EmptyState } from '~/components/empty-state'
import { Hallmark } from '~/components/hallmark'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Pencil } from '~/components/pencil'
import { RunsTable } from '~/components/runs-table'
import { Section } from '~/components/section'
import { SourceChip } from '~/components/source-chip'
import { Deliverables, TaskList } from '~/components/task-list'
import { WeekStatuses } from '~/components/weeks-table'
import { weekIdOf } from '~/reports/href'
import { weekReport } from '~/reports/week'
import { notFound } from '~/server/not-found'

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const report = weekReport(assessment, input, weekIdOf(params.week as string))
  if (report === null) throw notFound('week', params.week)
  return { report, title: assessment.settings.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.report.week.title, data?.title)

export default function Week() {
  const { report } = useLoaderData<typeof loader>()
  const { week } = report
  const facts = [
    ['Tasks', week.tasksText],
    ['Proven', week.provenText],
    ['Hours', week.hoursText],
    ['Deliverables', week.deliverablesText],
    ...report.costLines.map((line) => [line.label, `estimated ${line.estimateText}, actual ${line.actualText}`]),
  ] as [string, string][]
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
        {report.previousHref === null ? <span /> : <Link to={report.previousHref}>← previous week</Link>}
        {report.nextHref === null ? null : <Link to={report.nextHref}>next week →</Link>}
      </p>
      <dl className="manifest facts">
        {facts.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {report.exitCriteria === null ? null : (
          <div>
            <dt>Exit criteria</dt>
            <dd>
              <span className="pencil">{report.exitCriteria.text}</span>{' '}
              <SourceChip source={report.exitCriteria.source} />
            </dd>
          </div>
        )}
      </dl>
      {report.claims.length === 0 ? null : (
        <Section title="Claims of this week">
          <FoldedClaims items={report.claims} />
        </Section>
      )}
      {report.days.map((day) => (
        <Section key={day.id} title={day.title} aside={day.tasksText}>
          <TaskList tasks={day.tasks} />
        </Section>
      ))}
      {report.tasks.length === 0 ? null : (
        <Section title="Other tasks">
          <TaskList tasks={report.tasks} />
        </Section>
      )}
      <Section title="Deliverables and milestones">
        <Deliverables report={report} />
      </Section>
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
