import type { Assessment } from '~/domain/assessment'
import { judgeRisks, riskScale, vanishedLinks } from '~/domain/work/risks'
import { escalationView } from './escalation'
import { countOf, formatCount } from './format'
import { riskTexts, scaleTroubleSentences } from './messages/risks'
import { type ReportContext, reportContext } from './report-context'
import { riskMatrix } from './risk-matrix'
import { trendLines } from './risk-trend'
import { riskViews, vanishedViews } from './risk-view'
import { placeChip } from './sources'
import { tierName } from './tier-words'
import type { ReportInput } from './types-common'
import type { OpenPointView, RisksReport, RiskView } from './types-risks'

export const riskKinds = ['all', 'active', 'resolved', 'happened'] as const
type RiskKind = (typeof riskKinds)[number]

const kinds: { kind: RiskKind; label: string; keep: (risk: RiskView) => boolean }[] = [
  { kind: 'all', label: 'All', keep: () => true },
  { kind: 'active', label: 'Active', keep: ({ active }) => active },
  { kind: 'resolved', label: 'Said resolved', keep: ({ active }) => !active },
  { kind: 'happened', label: 'Have happened', keep: ({ happened }) => happened },
]

/** What an address asks of the register; anything it does not know asks for nothing. */
export function risksFilter(parameters: Pick<URLSearchParams, 'get'>): { show: RiskKind; at: string | null } {
  const show = riskKinds.find((kind) => kind === parameters.get('show'))
  const at = parameters.get('at')
  return { show: show === undefined ? 'all' : show, at: at !== null && /^[1-5]-[1-5]$/.test(at) ? at : null }
}

/** `/risks`: register, matrix, trend, open points and escalation clocks. */
export function risksReport(
  assessment: Assessment,
  input: ReportInput,
  filter: { show: RiskKind; at: string | null },
): RisksReport {
  const context = reportContext(assessment, input)
  const all = riskViews(context, judgeRisks(input.state, assessment))
  const scale = riskScale(input.state, assessment)
  const href = (query: Record<string, string | null>) => context.href.riskList(query)
  const hrefOfCell = (cell: string) => `${href({ at: cell })}#register`
  const matrix = scale === null ? null : riskMatrix(all, { scale, at: filter.at, hrefOfCell })
  const inCell = ({ spot, active }: RiskView) =>
    filter.at === null || (active && spot !== null && `${spot.probability}-${spot.impact}` === filter.at)
  const keep = (kinds.find(({ kind }) => kind === filter.show) as (typeof kinds)[0]).keep
  const cell = matrix?.rows.flatMap(({ cells }) => cells).find(({ on }) => on)
  const trend = trendLines(context)
  return {
    summary: summaryOf(all),
    tabs: kinds.map(({ kind, label, keep: of }) => ({
      label,
      count: all.filter(of).length,
      href: href({ show: kind === 'all' ? null : kind }),
      on: kind === filter.show && filter.at === null,
    })),
    cellText: cell === undefined ? null : cell.title,
    clearHref: filter.at === null ? null : href({}),
    risks: all.filter((risk) => keep(risk) && inCell(risk)),
    matrix,
    matrixText: scale === null || scale.steps !== null ? '' : scaleTroubleSentences[scale.trouble],
    happened: all
      .filter(({ happened }) => happened)
      .toSorted((a, b) => a.rank - b.rank)
      .map(({ ref, text, anchor, mark, happenedText }) => ({ ref, text, anchor, mark, happenedText })),
    unplaced:
      matrix === null
        ? []
        : all
            .filter(({ active, spot }) => active && spot === null)
            .map(({ ref, text, anchor, placeText }) => ({ ref, text, href: `#${anchor}`, why: placeText })),
    trend,
    trendText: trend.length < 2 ? riskTexts.trendNone : countOf(trend.length, 'snapshot'),
    vanished: vanishedViews(context, vanishedLinks(input.state, assessment)),
    openPoints: openPoints(context),
    escalation: escalationView(context),
    csv: [
      { label: riskTexts.csv, href: context.href.tableFile('risks') },
      { label: riskTexts.csvRules, href: context.href.tableFile('escalations') },
    ],
    choices: choicesOf(context, all),
    emptyText: all.length === 0 ? riskTexts.empty : null,
  }
}

function summaryOf(risks: readonly RiskView[]): string {
  const happened = risks.filter((risk) => risk.happened)
  const active = risks.filter((risk) => risk.active).length
  const parts = [`${countOf(active, 'active risk')}`, `${formatCount(risks.length - active)} said resolved`]
  if (happened.length > 0) parts.push(`${formatCount(happened.length)} with a sign that it has happened`)
  return parts.join(', ')
}

function openPoints(context: ReportContext): OpenPointView[] {
  const plans = context.snapshots.map(({ plan }) => plan).filter(({ role }) => role !== 'other')
  return plans.flatMap((plan) =>
    plan.openPoints.map(({ text, priority, target, place }) => ({
      text,
      priority,
      target,
      source: placeChip(context, place),
    })),
  )
}

function choicesOf({ assessment }: ReportContext, risks: readonly RiskView[]): RisksReport['choices'] {
  return {
    risks: risks.map(({ id, ref, text }) => ({ value: id, label: `${ref} ${text}` })),
    criteria: assessment.tiers.map((tier) => ({
      label: tierName(tier),
      options: tier.criteria.map(({ criterion }) => ({ value: criterion.id, label: criterion.text })),
    })),
  }
}
