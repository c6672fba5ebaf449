import type { BurnUpSpark as Spark } from '~/reports/burn-up'
import { emptyTexts } from '~/reports/messages/empty'
import type { OverviewReport } from '~/reports/types-overview'
import { BurnUpSpark } from './burn-up-spark'
import { ClaimList } from './claim-list'
import { ClockList } from './clock-list'
import { EmptyState } from './empty-state'
import { EvidenceList } from './evidence-list'
import { Heatmap } from './heatmap'
import { MomentLink } from './moment-link'
import { MoneyColumn, ReviewLines, RisksColumn, WeekColumn } from './overview-columns'
import { PageLink } from './page-link'
import { ProgressRuler } from './progress-ruler'
import { RemedyList } from './remedy-list'
import { Section } from './section'
import { TargetsTable } from './targets-table'
import { TierStrip } from './tier-strip'

/** The overview below its frame, from top to bottom. Nothing of it needs a script. */
export function OverviewPage({ report, spark }: { report: OverviewReport; spark: Spark | null }) {
  return (
    <>
      <div className="page-head">
        <h1 className="verdict-sentence">
          {report.verdictParts.map((part) =>
            part.href === null ? (
              part.text
            ) : (
              <PageLink key={part.text} to={part.href}>
                {part.text}
              </PageLink>
            ),
          )}
        </h1>
        <p className="lede meta">
          {report.metaLine}
          {report.chainHead === null ? null : (
            <>
              {' · '}
              <PageLink to="/audit">chain head {report.chainHead}</PageLink>
            </>
          )}
        </p>
      </div>
      <Section title="Tiers" aside={<MomentLink to="/help#tiers">how a tier is decided</MomentLink>}>
        {report.tiers.length === 0 ? (
          <EmptyState title="No tiers" teach>
            {report.tiersEmptyText}
          </EmptyState>
        ) : (
          <TierStrip items={report.tiers} />
        )}
      </Section>
      <Section title="Progress" aside={<MomentLink to="/help#progress">claimed, ticked, proven</MomentLink>}>
        <ProgressRuler progress={report.progress} />
        <BurnUpSpark spark={spark} />
      </Section>
      <div className="two">
        <Section
          title="What contradicts"
          aside={<PageLink to={report.contradictions.href}>{report.contradictions.moreText}</PageLink>}
        >
          {report.contradictions.items.length === 0 ? (
            <EmptyState title="No claim is contradicted">{emptyTexts.contradictions}</EmptyState>
          ) : (
            <ClaimList items={report.contradictions.items} />
          )}
        </Section>
        <Section title="What to do next">
          {report.next.items.length === 0 ? (
            <EmptyState title={report.tiers.length === 0 ? 'A tracker is missing' : 'Nothing is open'}>
              {report.next.emptyText}
            </EmptyState>
          ) : (
            <RemedyList items={report.next.items} />
          )}
        </Section>
      </div>
      {report.clocks.total === 0 ? null : (
        <Section title="Clocks that run" aside={<PageLink to={report.clocks.href}>all {report.clocks.total}</PageLink>}>
          <ClockList clocks={report.clocks.items} />
        </Section>
      )}
      <Section title="Targets" aside={<PageLink to={report.targets.href}>all {report.targets.total}</PageLink>}>
        {report.targets.items.length === 0 ? (
          <EmptyState title="No targets found">{emptyTexts.targets}</EmptyState>
        ) : (
          <TargetsTable
            caption="Targets and what was measured"
            groups={[{ key: 'targets', heading: null, lines: report.targets.items, notes: null }]}
          />
        )}
      </Section>
      {report.heatmap === null ? null : (
        <Section
          title={`${report.heatmap.title} × runs`}
          aside={<PageLink to={report.heatmap.href}>every criterion with its reason</PageLink>}
        >
          <Heatmap heatmap={report.heatmap.heatmap} caption={`Criteria of ${report.heatmap.title} on every run`} />
        </Section>
      )}
      <div className="three">
        <Section title="This week" aside={<MomentLink to="/weeks">all weeks</MomentLink>}>
          <WeekColumn report={report} />
          <ReviewLines reviews={report.reviews} />
        </Section>
        <Section title="Risks" aside={<MomentLink to="/risks">all risks</MomentLink>}>
          <RisksColumn report={report} />
        </Section>
        <Section title="Money" aside={<MomentLink to="/costs">all figures</MomentLink>}>
          <MoneyColumn money={report.money} />
        </Section>
      </div>
      <Section title="Latest evidence" aside={<MomentLink to="/evidence">all runs</MomentLink>}>
        {report.evidence.length === 0 ? (
          <EmptyState title="No evidence yet">{emptyTexts.evidence}</EmptyState>
        ) : (
          <EvidenceList items={report.evidence} />
        )}
      </Section>
    </>
  )
}
