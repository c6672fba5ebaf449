import type { Assessment, ReconciledClaim } from '~/domain/assessment'
import { claimClasses, claimKinds } from '~/domain/vocabulary'
import { byRank, claimView } from './claim-view'
import { formatCount } from './format'
import { classSigns } from './glyphs'
import { groupBy } from './group'
import { claimKindWords } from './messages/words'
import { type ReportContext, reportContext } from './report-context'
import { tierTitle } from './tier-words'
import type { ReportInput } from './types-common'
import type { ClaimsFilter, ClaimsReport } from './types-plan'

export const noFilter: ClaimsFilter = { class: null, kind: null, week: null, tier: null, document: null }

/** A filter from what a URL says; values that are no class or kind are left out. */
export function claimsFilter(parameters: Pick<URLSearchParams, 'get'>): ClaimsFilter {
  const given = (name: string) => {
    const value = parameters.get(name)
    return value === null || value === '' ? null : value
  }
  const wantedClass = given('class')
  const wantedKind = given('kind')
  const foundClass = claimClasses.find((name) => name === wantedClass)
  const foundKind = claimKinds.find((name) => name === wantedKind)
  return {
    class: foundClass === undefined ? null : foundClass,
    kind: foundKind === undefined ? null : foundKind,
    week: given('week'),
    tier: given('tier'),
    document: given('document'),
  }
}

const fieldOf: Record<keyof ClaimsFilter, (claim: ReconciledClaim) => string | null> = {
  class: (claim) => claim.class,
  kind: (claim) => claim.kind,
  week: (claim) => claim.weekId,
  tier: (claim) => claim.tierId,
  document: (claim) => (claim.claim.kind === 'document' ? claim.claim.document : null),
}

const facetLabels: Record<keyof ClaimsFilter, string> = {
  class: 'Class',
  kind: 'About',
  week: 'Week',
  tier: 'Tier',
  document: 'Document',
}
const keys = Object.keys(facetLabels) as (keyof ClaimsFilter)[]

/** The ledger of claims, worst first; every facet counts what the other facets leave. */
export function claimsReport(assessment: Assessment, input: ReportInput, filter: ClaimsFilter): ClaimsReport {
  const context = reportContext(assessment, input)
  const { claims } = assessment
  const shown = claims.filter((claim) => matches(claim, filter, null)).toSorted(byRank)
  const filtered = keys.some((key) => filter[key] !== null)
  return {
    items: shown.map((claim) => claimView(context, claim)),
    total: claims.length,
    shownText: filtered
      ? `${formatCount(shown.length)} of ${formatCount(claims.length)} claims`
      : `${formatCount(claims.length)} claims`,
    filter,
    facets: keys.map((key) => facet(context, key, filter)).filter(({ options }) => options.length > 0),
    clearHref: filtered ? context.href.claims() : null,
    emptyText:
      claims.length === 0
        ? 'The documents at hand claim nothing.'
        : shown.length === 0
          ? 'No claim fits these filters.'
          : null,
  }
}

function matches(claim: ReconciledClaim, filter: ClaimsFilter, except: keyof ClaimsFilter | null): boolean {
  return keys.every((key) => key === except || filter[key] === null || fieldOf[key](claim) === filter[key])
}

function facet(context: ReportContext, key: keyof ClaimsFilter, filter: ClaimsFilter): ClaimsReport['facets'][number] {
  const candidates = context.assessment.claims.filter((claim) => matches(claim, filter, key))
  const groups = groupBy(candidates, fieldOf[key])
  const options = [...groups].flatMap(([value, claims]) => {
    if (value === null) return []
    const on = filter[key] === value
    const next = { ...filter, [key]: on ? null : value }
    return [
      { value, label: labelOf(context, key, value), count: claims.length, href: context.href.claims({ ...next }), on },
    ]
  })
  return { key, label: facetLabels[key], options: ordered(key, options) }
}

/** Classes and kinds in the order of their lists, weeks by number, the rest as they appear. */
function ordered<T extends { value: string; label: string }>(key: keyof ClaimsFilter, options: T[]): T[] {
  if (key === 'class') return options.toSorted((a, b) => at(claimClasses, a.value) - at(claimClasses, b.value))
  if (key === 'kind') return options.toSorted((a, b) => at(claimKinds, a.value) - at(claimKinds, b.value))
  return options.toSorted((a, b) => a.value.localeCompare(b.value, 'en', { numeric: true }))
}

function at(list: readonly string[], value: string): number {
  return list.indexOf(value)
}

function labelOf(context: ReportContext, key: keyof ClaimsFilter, value: string): string {
  const words: Record<string, string> = claimKindWords
  const signs: Record<string, { word: string }> = classSigns
  if (key === 'class') return signs[value]?.word ?? value
  if (key === 'kind') return words[value] ?? value
  if (key === 'week') return context.weekTitle(value)
  if (key === 'document') return context.snapshots.find(({ document }) => document === value)?.plan.title ?? value
  const tier = context.assessment.tiers.find(({ tier }) => tier.id === value)
  return tier === undefined ? value : tierTitle(tier)
}
