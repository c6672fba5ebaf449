import type { Assessment } from '~/domain/assessment'
import type { SearchHit } from '~/domain/search/hit'
import type { TierPoint } from '~/domain/tier-history'
import { type Hrefs, hrefs } from '../href'
import { type ReportContext, reportContext } from '../report-context'
import type { LinkContext, ReportInput } from '../types-common'

/** A program that was looked through; judged where the page is about it alone. */
export interface SearchedProgram {
  slug: string
  title: string
  href: Hrefs
  context: ReportContext | null
  /** Its tiers and criteria as they were judged, where that is known without a whole assessment. */
  points: readonly TierPoint[] | null
  /** What the documents call a week, task, criterion, risk; the id itself where they do not. */
  subjectOf: (id: string) => string
}

export function judgedProgram(assessment: Assessment, input: ReportInput): SearchedProgram {
  const context = reportContext(assessment, input)
  const { slug, title } = assessment.settings
  return { slug, title, href: context.href, context, points: null, subjectOf: (id) => subjectOf(context, id) }
}

export function otherProgram(
  slug: string,
  title: string,
  link: LinkContext,
  points: readonly TierPoint[] | null = null,
): SearchedProgram {
  return { slug, title, href: hrefs(link), context: null, points, subjectOf: (id) => id }
}

function subjectOf(context: ReportContext, id: string): string {
  const criterion = context.criterion(id)
  if (criterion !== undefined) return criterion.criterion.criterion.text
  const tier = context.assessment.tiers.find((one) => one.tier.id === id)
  if (tier !== undefined) return tier.tier.title
  const risk = context.snapshots.flatMap(({ plan }) => plan.risks).find((one) => one.id === id)
  if (risk !== undefined) return risk.text
  const named = context.nameOf(id)
  if (named !== undefined) return named
  const isWeek = context.snapshots.some(({ plan }) => plan.weeks.some((week) => week.id === id))
  return isWeek ? context.weekTitle(id) : id
}

/** A line that claims something is found as that claim, with what the ledger says of it. */
export function withClaims(hits: readonly SearchHit[], { claims }: Assessment): SearchHit[] {
  const byLine = new Map<string, { id: string; rank: number }>()
  for (const { id, rank, claim } of claims) {
    if (claim.kind !== 'document') continue
    const line = `${claim.document} ${claim.place.line}`
    const before = byLine.get(line)
    if (before === undefined || rank < before.rank) byLine.set(line, { id, rank })
  }
  return hits.map((hit) => {
    if (hit.kind !== 'line' || hit.document === null) return hit
    const found = byLine.get(`${hit.document.slug} ${hit.document.line}`)
    return found === undefined ? hit : { ...hit, kind: 'claim', key: found.id }
  })
}
