import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { EmptyState } from '~/components/empty-state'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Section } from '~/components/section'
import { TierStrip } from '~/components/tier-strip'
import { overviewReport } from '~/reports/overview'
import { reportContext } from '~/reports/report-context'

export function loader({ request, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const { tiers, tiersEmptyText } = overviewReport(assessment, input)
  const healthHref = reportContext(assessment, input).href.gateHealth()
  return { tiers, tiersEmptyText, healthHref, title: assessment.settings.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle('Tiers', data?.title)

export default function Tiers() {
  const { tiers, tiersEmptyText, healthHref } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead
        title="Tiers"
        lede="Every tier with its computed state, and below it in pencil what its document says. All criteria of a tier must hold; no score decides an exit."
      />
      <Section title="Computed beside claimed" aside={<Link to={healthHref}>Health of the gates</Link>}>
        {tiers.length === 0 ? (
          <EmptyState title="No tiers" teach>
            {tiersEmptyText}
          </EmptyState>
        ) : (
          <TierStrip items={tiers} />
        )}
      </Section>
    </>
  )
}
