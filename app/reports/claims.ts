import type { Assessment, ReconciledClaim } from '~/domain/assessment'
import { claimClasses, claimKinds } from '~/domain/vocabulary'
import { claimView } from './claim-view'
import { claimsFormats } from './claims-export'
import {
  claimsFilter,
  type FacetKey,
  facetKeys,
  fieldOf,
  filteredClaims,
  isDisagreement,
  matches,
  noFilter,
  query,
} from './claims-filter'
import { countOf, formatCount } from './format'
import { classSigns } from './glyphs'
import { groupBy } from './group'
import { claimsWords } from './messages/claims-page'
import { emptyTexts } from './messages/empty'
import { claimKindWords } from './messages/words'
import { naturalOrder } from './natural-order'
import { once } from './once'
import { type JudgedContext, judgedContext } from './report-context'
import { tierTitle } from './tier-words'
import type { ReportInput } from './types-common'
import type { ClaimsFilter, ClaimsReport } from './types-plan'

export { claimsFilter, noFilter } from './claims-filter'

/** A screen or four of claims; a ledger of hundreds is no page to read. */
const pageSize = 50

const facetLabels: Record<FacetKey, string> = {
  class: 'Class',
  kind: 'About',
  week: 'Week',
  tier: 'Tier',
  document: 'Document',
}

/** The ledger of claims, worst first; every facet counts what the other facets leave. */
export function claimsReport(assessment: Assessment, input: ReportInput, asked: ClaimsFilter): ClaimsReport {
  const context = judgedContext(assessment, input)
  // Only what most readers ask for is kept: there is no end of words that may be looked for.
  return JSON.stringify(asked) === plainly
    ? once(context, 'claims', () => buildClaimsReport(context, asked))
    : buildClaimsReport(context, asked)
}

/** Of an address without a choice. */
const plainly = JSON.stringify(claimsFilter(new URLSearchParams()))

function buildClaimsReport(context: JudgedContext, asked: ClaimsFilter): ClaimsReport {
  const { assessment } = context
  const { claims } = assessment
  const filter = withClaim(claims, asked)
  const found = filteredClaims(claims, filter)
  const { shown, pages } = pageOf(context, found, filter)
  const filtered = filter.q !== null || facetKeys.some((key) => key !== 'class' && filter[key] !== null)
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
    facets: facetKeys.map((key) => facet(context, key, filter)).filter(({ options }) => options.length > 0),
    sorts: sortsOf(context, filter),
    exports: exportsOf(context, filter),
    kept: keptFields(context, filter),
    clearHref: filtered ? context.href.claims(query({ ...noFilter, class: filter.class })) : null,
    emptyText:
      claims.length === 0
        ? emptyTexts.claims
        : found.length === 0
          ? filter.class === 'disagreement' && !filtered
            ? 'No claim at hand is contradicted, by evidence or by its own document.'
            : 'No claim fits these filters.'
          : null,
  }
}

function sortsOf(context: JudgedContext, filter: ClaimsFilter): ClaimsReport['sorts'] {
  const to = (sort: ClaimsFilter['sort']) => context.href.claims(query({ ...filter, sort, page: null }))
  return [
    { label: claimsWords.worstFirst, href: to(null), on: filter.sort === null },
    { label: claimsWords.byLine, href: to('line'), on: filter.sort === 'line' },
  ]
}

function exportsOf(context: JudgedContext, filter: ClaimsFilter): ClaimsReport['exports'] {
  return claimsFormats.map((format) => ({
    label: claimsWords[format],
    href: context.href.claimsFile(format, query({ ...filter, page: null })),
    name: `claims.${format}`,
  }))
}

/** Hidden fields of the form that asks for words. */
function keptFields({ input: { link } }: JudgedContext, filter: ClaimsFilter): [string, string][] {
  const fields = { ...query({ ...filter, q: null, page: null }), 'as-of': link.asOf, program: link.program }
  return Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))
}

/** Where one claim is asked for, its class and page; every other filter would only hide it. */
function withClaim(claims: readonly ReconciledClaim[], filter: ClaimsFilter): ClaimsFilter {
  const wanted = claims.find(({ id }) => id === filter.claim)
  if (wanted === undefined) return filter
  const own: ClaimsFilter = { ...noFilter, class: isDisagreement(wanted) ? 'disagreement' : wanted.class }
  const before = filteredClaims(claims, own)
  return { ...own, page: Math.floor(before.indexOf(wanted) / pageSize) + 1 }
}

function pageOf(context: JudgedContext, found: ReconciledClaim[], filter: ClaimsFilter) {
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

function tabsOf(context: JudgedContext, filter: ClaimsFilter): ClaimsReport['tabs'] {
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

function unsupportedKinds(context: JudgedContext, filter: ClaimsFilter): ClaimsReport['unsupported'] {
  const wanted = { ...filter, class: 'unsupported' as const, page: null }
  return facet(context, 'kind', wanted).options.map(({ label, count, href }) => ({ label, count, href }))
}

function facet(context: JudgedContext, key: FacetKey, filter: ClaimsFilter): ClaimsReport['facets'][number] {
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
  return options.toSorted((a, b) => naturalOrder(a.value, b.value))
}

function at(list: readonly string[], value: string): number {
  return list.indexOf(value)
}

function labelOf(context: JudgedContext, key: FacetKey, value: string): string {
  const words: Record<string, string> = claimKindWords
  const signs: Record<string, { word: string }> = classSigns
  if (key === 'class') return signs[value]?.word ?? value
  if (key === 'kind') return words[value] ?? value
  if (key === 'week') return context.weekTitle(value)
  if (key === 'document') return context.snapshots.find(({ document }) => document === value)?.plan.title ?? value
  const tier = context.assessment.tiers.find(({ tier }) => tier.id === value)
  return tier === undefined ? value : tierTitle(tier)
}
