import type { BadgeView } from '~/reports/badge-view'
import { badgeTexts } from '~/reports/messages/badges'
import type { TierHistoryView } from '~/reports/tier-history'
import type { TierReport } from '~/reports/types-tier'
import { BadgeSnippet } from './badge-snippet'
import { FoldedClaims } from './claim-list'
import { CriterionEntry } from './criterion-entry'
import { EmptyState } from './empty-state'
import { Hallmark } from './hallmark'
import { Heatmap } from './heatmap'
import { PageHead } from './page-head'
import { Pencil } from './pencil'
import { Section } from './section'
import { SignaturePanel } from './signature-parts'
import { SourceChip } from './source-chip'
import { TierHistory } from './tier-history'

export interface TierPageProps {
  report: TierReport
  history: TierHistoryView
  badge: BadgeView
  maySign: boolean
}

/** A tier below its frame, from top to bottom. Nothing of it needs a script. */
export function TierPage({ report, history, badge, maySign }: TierPageProps) {
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
