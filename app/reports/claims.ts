import type { Assessment, ReconciledClaim } from '~/domain/assessment'
import { claimClasses, claimKinds } from '~/domain/vocabulary'
import { byRank, claimView } from './claim-view'
import { countOf, formatCount } from './format'
import { classSigns } from './glyphs'
import { groupBy } from './group'
import { claimKindWords } from './messages/words'
import { type ReportContext, reportContext } from './report-context'
import { tierTitle } from './tier-words'
import type { ReportInput } from './types-common'
import type { ClaimsFilter, ClaimsReport } from './types-plan'

export const noFilter: ClaimsFilter = {
  class: null,
  kind: null,
  week: null,
  tier: null,
  document: null,
  page: null,
  claim: null,
}

/** A screen or four of claims; a ledger of hundreds is no page to read. */
const pageSize = 50

/**
 * A filter from what a URL says; values that are no class or kind are left out. Without a class
 * the disagreements are meant: what is merely unsupported would bury them.
 */
export function claimsFilter(parameters: Pick<URLSearchParams, 'get'>): ClaimsFilter {
  const given = (name: string) => {
    const value = parameters.get(name)
    return value === null || value === '' ? null : value
  }
  const wantedClass = given('class')
  const wantedKind = given('kind')
  const foundClass = claimClasses.find((name) => name === wantedClass)
  const foundKind = claimKinds.find((name) => name === wantedKind)
  const page = Number(given('page'))
  return {
    class: wantedClass === 'all' ? null : foundClass === undefined ? 'disagreement' : foundClass,
    kind: foundKind === undefined ? null : foundKind,
    week: given('week'),
    tier: given('tier'),
    document: given('document'),
    page: Number.isInteger(page) && page > 0 ? page : 1,
    claim: given('claim'),
  }
}

type FacetKey = Exclude<keyof ClaimsFilter, 'page' | 'claim'>

const fieldOf: Record<FacetKey, (claim: ReconciledClaim) => string | null> = {
  class: (claim) => claim.class,
  kind: (claim) => claim.kind,
  week: (claim) => claim.weekId,
  tier: (claim) => claim.tierId,
  document: (claim) => (claim.claim.kind === 'document' ? claim.claim.document : null),
}

const facetLabels: Record<FacetKey, string> = {
  class: 'Class',
  kind: 'About',
  week: 'Week',
  tier: 'Tier',
  document: 'Document',
}
const keys = Object.keys(facetLabels) as FacetKey[]

/** The ledger of claims, worst first; every facet counts what the other facets leave. */
export function claimsReport(assessment: Assessment, input: ReportInput, asked: ClaimsFilter): ClaimsReport {
  const context = reportContext(assessment, input)
  const { claims } = assessment
  const filter = withClaim(claims, asked)
  const found = claims.filter((claim) => matches(claim, filter, null)).toSorted(byRank)
  const { shown, pages } = pageOf(context, found, filter)
  const filtered = keys.some((key) => key !== 'class' && filter[key] !== null)
  return {
    items: shown.map((claim) => claimView(context, claim)),
    total: claims.length,
    shownText:
      found.length === claims.length
        ? `${countOf(claims.length, 'claim')}`
        : `${formatCount(found.length)} of ${countOf(claims.length, 'claim')}`,
    filter,
    tabs: tabsOf(context, filter),
    unsupported: filter.class === 'disagreement' ? unsupportedKinds(context, filter) : [],
    pages,
    facets: keys.map((key) => facet(context, key, filter)).filter(({ options }) => options.length > 0),
    clearHref: filtered ? context.href.claims(query({ ...noFilter, class: filter.class })) : null,
    emptyText:
      claims.length === 0
        ? 'The documents at hand claim nothing.'
        : found.length === 0
          ? filter.class === 'disagreement' && !filtered
            ? 'No claim at hand is contradicted, by evidence or by its own document.'
            : 'No claim fits these filters.'
          : null,
  }
}

/** The address of a filter: the default class and first page are left out. */
function query({ page, claim: _, ...filter }: ClaimsFilter): Record<string, string | null> {
  const named = filter.class === 'disagreement' ? null : filter.class === null ? 'all' : filter.class
  return { ...filter, class: named, page: page === null || page === 1 ? null : String(page) }
}

/** Where one claim is asked for, its class and page; every other filter would only hide it. */
function withClaim(claims: readonly ReconciledClaim[], filter: ClaimsFilter): ClaimsFilter {
  const wanted = claims.find(({ id }) => id === filter.claim)
  if (wanted === undefined) return filter
  const own: ClaimsFilter = { ...noFilter, class: isDisagreement(wanted) ? 'disagreement' : wanted.class }
  const before = claims.filter((claim) => matches(claim, own, null)).toSorted(byRank)
  return { ...own, page: Math.floor(before.indexOf(wanted) / pageSize) + 1 }
}

function pageOf(context: ReportContext, found: ReconciledClaim[], filter: ClaimsFilter) {
  const { page } = filter
  if (page === null || found.length <= pageSize) return { shown: found, pages: null }
  const last = Math.ceil(found.length / pageSize)
  const current = Math.min(page, last)
  const from = (current - 1) * pageSize
  const shown = found.slice(from, from + pageSize)
  const to = (number: number) => context.href.claims(query({ ...filter, page: number }))
  return {
    shown,
    pages: {
      text: `${formatCount(from + 1)} to ${formatCount(from + shown.length)} of ${formatCount(found.length)}`,
      previousHref: current === 1 ? null : to(current - 1),
      nextHref: current === last ? null : to(current + 1),
    },
  }
}

function isDisagreement(claim: ReconciledClaim): boolean {
  return claim.class === 'contradicted' || claim.class === 'self_contradicted'
}

function tabsOf(context: ReportContext, filter: ClaimsFilter): ClaimsReport['tabs'] {
  const candidates = context.assessment.claims.filter((claim) => matches(claim, filter, 'class'))
  const tab = (label: string, wanted: ClaimsFilter['class']) => {
    const next = { ...filter, class: wanted, page: null }
    const count = candidates.filter((claim) => matches(claim, next, null)).length
    return { label, count, href: context.href.claims(query(next)), on: filter.class === wanted }
  }
  return [
    tab('disagreements', 'disagreement'),
    ...claimClasses.map((name) => tab(classSigns[name].word, name)).filter(({ count, on }) => count > 0 || on),
    tab('all', null),
  ]
}

function unsupportedKinds(context: ReportContext, filter: ClaimsFilter): ClaimsReport['unsupported'] {
  const wanted = { ...filter, class: 'unsupported' as const, page: null }
  return facet(context, 'kind', wanted).options.map(({ label, count, href }) => ({ label, count, href }))
}

function matches(claim: ReconciledClaim, filter: ClaimsFilter, except: FacetKey | null): boolean {
  return keys.every((key) => {
    const wanted = filter[key]
    if (key === except || wanted === null) return true
    return wanted === 'disagreement' ? isDisagreement(claim) : fieldOf[key](claim) === wanted
  })
}

function facet(context: ReportContext, key: FacetKey, filter: ClaimsFilter): ClaimsReport['facets'][number] {
  const candidates = context.assessment.claims.filter((claim) => matches(claim, filter, key))
  const groups = groupBy(candidates, fieldOf[key])
  const options = [...groups].flatMap(([value, claims]) => {
    if (value === null) return []
    const on = filter[key] === value
    const next = { ...filter, [key]: on ? (key === 'class' ? 'disagreement' : null) : value, page: null }
    const label = labelOf(context, key, value)
    return [{ value, label, count: claims.length, href: context.href.claims(query(next)), on }]
  })
  return { key, label: facetLabels[key], options: ordered(key, options) }
}

/** Classes and kinds in the order of their lists, weeks by number, the rest as they appear. */
function ordered<T extends { value: string; label: string }>(key: FacetKey, options: T[]): T[] {
  if (key === 'class') return options.toSorted((a, b) => at(claimClasses, a.value) - at(claimClasses, b.value))
  if (key === 'kind') return options.toSorted((a, b) => at(claimKinds, a.value) - at(claimKinds, b.value))
  return options.toSorted((a, b) => a.value.localeCompare(b.value, 'en', { numeric: true }))
}

function at(list: readonly string[], value: string): number {
  return list.indexOf(value)
}

function labelOf(context: ReportContext, key: FacetKey, value: string): string {
  const words: Record<string, string> = claimKindWords
  const signs: Record<string, { word: string }> = classSigns
  if (key === 'class') return signs[value]?.word ?? value
  if (key === 'kind') return words[value] ?? value
  if (key === 'week') return context.weekTitle(value)
  if (key === 'document') return context.snapshots.find(({ document }) => document === value)?.plan.title ?? value
  const tier = context.assessment.tiers.find(({ tier }) => tier.id === value)
  return tier === undefined ? value : tierTitle(tier)
}
