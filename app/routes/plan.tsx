import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ClaimList } from '~/components/claim-list'
import { EmptyState } from '~/components/empty-state'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Conditions, Timeline } from '~/components/plan-conditions'
import { Chips, LineLists, Options, PlanTiers, Priority } from '~/components/plan-parts'
import { PlanPeople, QuickWins } from '~/components/plan-rest'
import { Section } from '~/components/section'
import { planTexts } from '~/reports/messages/plan-page'
import { planReport } from '~/reports/plan'

export function loader({ request, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  return { report: planReport(assessment, input), title: assessment.settings.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle('Plan', data?.title)

export default function Plan() {
  const { report } = useLoaderData<typeof loader>()
  const { chosen } = report
  const ofProgram = report.options.filter((list) => list.ofProgram)
  const ofTasks = report.options.filter((list) => !list.ofProgram)
  return (
    <div className="plan">
      <PageHead title="Plan" lede={planTexts.lede} />
      {report.emptyText === null ? null : (
        <EmptyState title="No plan found" teach>
          {report.emptyText}
        </EmptyState>
      )}
      {report.options.length === 0 ? null : (
        <Section title="Options" id="options" aside={chosen === null ? 'no document says which is carried out' : null}>
          {chosen === null ? null : (
            <p className="chosen-line">
              Option <strong>{chosen.letter}</strong> is carried out: <span className="said">“{chosen.text}”</span>
              <Chips sources={chosen.sources} />
            </p>
          )}
          {report.optionsDiffer.length === 0 ? null : <ClaimList items={report.optionsDiffer} />}
          {ofProgram.map((list) => (
            <Options key={`${list.document} ${list.group}`} list={list} />
          ))}
          {ofTasks.length === 0 ? null : (
            <details className="more">
              <summary>Options within single tasks: {ofTasks.length} lists</summary>
              {ofTasks.map((list) => (
                <Options key={`${list.document} ${list.group}`} list={list} />
              ))}
            </details>
          )}
        </Section>
      )}
      {report.conditions.length === 0 ? null : (
        <Section title="Conditions of the decisions" id="conditions" aside={report.conditionsText}>
          <p className="secondary lede">{planTexts.conditions}</p>
          {report.conditions.map((group) => (
            <Conditions key={`${group.document} ${group.group}`} group={group} />
          ))}
        </Section>
      )}
      {report.tiers.length === 0 ? null : (
        <Section title="Tiers" id="tiers">
          <PlanTiers tiers={report.tiers} />
        </Section>
      )}
      {report.priorities.length === 0 ? null : (
        <Section title="Priorities" id="priorities">
          {report.priorities.map(({ tier, items }) => (
            <div key={tier === null ? '' : tier.title}>
              {tier === null ? null : (
                <h3>{tier.href === null ? tier.title : <Link to={tier.href}>{tier.title}</Link>}</h3>
              )}
              <ul className="priorities">
                {items.map((priority) => (
                  <Priority key={priority.ref} priority={priority} />
                ))}
              </ul>
            </div>
          ))}
        </Section>
      )}
      <QuickWins items={report.quickWins} />
      {[
        { title: 'Critical issues to watch', lists: report.watch },
        { title: 'Definition of success', lists: report.success },
        { title: 'Achieved when the plan was written', lists: report.achievement },
        { title: 'Expected coverage', lists: report.expected },
      ]
        .filter(({ lists }) => lists.length > 0)
        .map(({ title, lists }) => (
          <Section key={title} title={title}>
            <LineLists lists={lists} />
          </Section>
        ))}
      {report.timelines.length === 0 ? null : (
        <Section title="Implementation timeline" id="timeline" aside={report.boxesText}>
          {report.timelines.map((table) => (
            <Timeline key={table.key} table={table} />
          ))}
        </Section>
      )}
      <PlanPeople report={report} />
    </div>
  )
}
