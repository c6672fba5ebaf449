import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { BurnUpSpark } from '~/components/burn-up-spark'
import { ClaimList } from '~/components/claim-list'
import { ClockList } from '~/components/clock-list'
import { EmptyState } from '~/components/empty-state'
import { EvidenceList } from '~/components/evidence-list'
import { Heatmap } from '~/components/heatmap'
import { MomentLink } from '~/components/moment-link'
import { MoneyColumn, ReviewLines, RisksColumn, WeekColumn } from '~/components/overview-columns'
import { pageTitle } from '~/components/page-title'
import { ProgressRuler } from '~/components/progress-ruler'
import { RemedyList } from '~/components/remedy-list'
import { Section } from '~/components/section'
import { TargetsTable } from '~/components/targets-table'
import { TierStrip } from '~/components/tier-strip'
import { burnUpSpark } from '~/reports/burn-up'
import { emptyTexts } from '~/reports/messages/empty'
import { overviewReport } from '~/reports/overview'
import { curveAtHand } from '~/server/curve-at-hand.server'

export function loader({ request, context }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  if (context.programs().length === 0) throw redirect('/import')
  const open = context.programs().filter(({ archived }) => !archived)
  if (open.length > 1 && !url.searchParams.get('program')) throw redirect(`/programs${url.search}`)
  const { assessment, input } = context.assess(request)
  const asked = { program: assessment.settings.slug, asOf: assessment.asOf }
  const points = curveAtHand(context.db, asked)
  if (points === null) context.unfinished(() => curveAtHand(context.db, asked) === null)
  return {
    title: assessment.settings.title,
    report: overviewReport(assessment, input),
    spark: points === null ? null : burnUpSpark(points),
    // From here and not from the catalogue: the texts of all other pages would be fetched with them.
    empty: (({ contradictions, targets, evidence }) => ({ contradictions, targets, evidence }))(emptyTexts),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  ...pageTitle(data?.title),
  { name: 'description', content: data?.report.verdictSentence },
]

export default function Overview() {
  const { report, spark, empty } = useLoaderData<typeof loader>()
  return (
    <>
      <div className="page-head">
        <h1 className="verdict-sentence">
          {report.verdictParts.map((part) =>
            part.href === null ? (
              part.text
            ) : (
              <Link key={part.text} to={part.href}>
                {part.text}
              </Link>
            ),
          )}
        </h1>
        <p className="lede meta">
          {report.metaLine}
          {report.chainHead === null ? null : (
            <>
              {' · '}
              <Link to="/audit">chain head {report.chainHead}</Link>
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
          aside={<Link to={report.contradictions.href}>{report.contradictions.moreText}</Link>}
        >
          {report.contradictions.items.length === 0 ? (
            <EmptyState title="No claim is contradicted">{empty.contradictions}</EmptyState>
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
        <Section title="Clocks that run" aside={<Link to={report.clocks.href}>all {report.clocks.total}</Link>}>
          <ClockList clocks={report.clocks.items} />
        </Section>
      )}
      <Section title="Targets" aside={<Link to={report.targets.href}>all {report.targets.total}</Link>}>
        {report.targets.items.length === 0 ? (
          <EmptyState title="No targets found">{empty.targets}</EmptyState>
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
          aside={<Link to={report.heatmap.href}>every criterion with its reason</Link>}
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
          <EmptyState title="No evidence yet">{empty.evidence}</EmptyState>
        ) : (
          <EvidenceList items={report.evidence} />
        )}
      </Section>
    </>
  )
}
