import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ClaimList } from '~/components/claim-list'
import { EmptyState } from '~/components/empty-state'
import { Hallmark } from '~/components/hallmark'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Section } from '~/components/section'
import { type HealthLine, healthReport } from '~/reports/gate-health'

export function loader({ request, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  return { report: healthReport(assessment, input), title: assessment.settings.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.report.words.title, data?.title)

function Lines({ items }: { items: HealthLine[] }) {
  return (
    <ol className="entries worded">
      {items.map((item) => (
        <li key={item.id}>
          <Hallmark mark={item.mark} />
          <div>
            <Link to={item.href}>{item.text}</Link>
            <span className="found">{item.sentence}</span>
            <span className="sources secondary">{item.tierText}</span>
          </div>
        </li>
      ))}
    </ol>
  )
}

export default function GateHealth() {
  const { report } = useLoaderData<typeof loader>()
  const { groups, targets, words } = report
  return (
    <>
      <PageHead title={words.title} lede={report.lede} crumbs={[{ label: 'Tiers', href: '/tiers' }]} />
      {groups.length === 0 ? (
        <EmptyState title="No criteria" teach>
          {words.none}
        </EmptyState>
      ) : null}
      {groups.map((group) => (
        <Section key={group.habit} id={group.habit} title={group.title} aside={`${group.countText}: ${group.meaning}`}>
          <Lines items={group.items} />
        </Section>
      ))}
      <Section title={words.targets} aside={words.targetsMeaning}>
        {targets.length === 0 ? (
          <EmptyState title="None">{words.noTargets}</EmptyState>
        ) : (
          <ClaimList items={targets} withWords />
        )}
      </Section>
    </>
  )
}
