import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BadgeSnippet } from '~/components/badge-snippet'
import { FoldedClaims } from '~/components/claim-list'
import { CriterionEntry } from '~/components/criterion-entry'
import { EmptyState } from '~/components/empty-state'
import { Hallmark } from '~/components/hallmark'
import { Heatmap } from '~/components/heatmap'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Pencil } from '~/components/pencil'
import { Section } from '~/components/section'
import { SignaturePanel } from '~/components/signature-parts'
import { SourceChip } from '~/components/source-chip'
import { TierHistory } from '~/components/tier-history'
import { may } from '~/domain/people'
import { badgeView } from '~/reports/badge-view'
import { badgeTexts } from '~/reports/messages/badges'
import { reportContext } from '~/reports/report-context'
import { tierReport } from '~/reports/tier'
import { tierHistoryView } from '~/reports/tier-history'
import { notFound } from '~/server/not-found'
import { originOf } from '~/server/origin-of'
import { tierHistoryAt } from '~db/queries/tier-points'

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const report = tierReport(assessment, input, params.tier as string)
  if (report === null) throw notFound('tier', params.tier)
  const viewer = context.viewer(request)
  const maySign = viewer !== null && viewer.token === null && may(viewer.role, 'sign')
  const history = tierHistoryView(assessment, input, tierHistoryAt(context.db, assessment, report.id))
  const tier = assessment.tiers.find((one) => one.tier.id === report.id) ?? null
  const badge = badgeView(reportContext(assessment, input), originOf(context, request), tier)
  return { report, history, badge, maySign, title: assessment.settings.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.report.title, data?.title)

export default function Tier() {
  const { report, history, badge, maySign } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead
        title={report.title}
        crumbs={[{ label: 'Tiers', href: '/tiers' }]}
        standing={
          <>
            <Hallmark mark={report.mark} size="large" />
            <span>{report.headline}</span>
          </>
        }
        lede={report.goal}
      />
      <dl className="manifest facts">
        <div>
          <dt>Computed</dt>
          <dd>{report.countsText}</dd>
        </div>
        <div>
          <dt>Said</dt>
          <dd>
            <span className="pencil">{report.tickedText}</span>{' '}
            {report.claim === null ? null : <Pencil mark={report.claim} />}
          </dd>
        </div>
        {report.facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.text}</dd>
          </div>
        ))}
        <div>
          <dt>Source</dt>
          <dd>
            <SourceChip source={report.source} />
          </dd>
        </div>
      </dl>
      <Section title="Sign-off">
        <SignaturePanel panel={report.signing} maySign={maySign} />
      </Section>
      <Section title="Criteria" aside={report.qualifyingText}>
        {report.criteria.length === 0 ? (
          <EmptyState title="No criteria">{report.emptyText}</EmptyState>
        ) : (
          <div className="certificate">
            {report.criteria.map((criterion) => (
              <CriterionEntry key={criterion.id} criterion={criterion} />
            ))}
          </div>
        )}
      </Section>
      <Section title="Criteria × runs" aside={report.heatmap.leftText ?? "each cell judged at its own run's time"}>
        <Heatmap heatmap={report.heatmap} caption={`Criteria of ${report.title} on every qualifying run`} />
      </Section>
      <Section title="History of the state" id="history" aside={history.momentsText}>
        <TierHistory history={history} />
      </Section>
      <Section title="Claims about this tier">
        {report.claims.length === 0 ? (
          <EmptyState title="Nobody claimed anything about this tier" />
        ) : (
          <FoldedClaims items={report.claims} />
        )}
      </Section>
      <details className="more ways-out-badge">
        <summary>{badgeTexts.heading}</summary>
        <BadgeSnippet badge={badge} />
      </details>
    </>
  )
}
