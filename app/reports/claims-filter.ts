import type { ReconciledClaim } from '~/domain/assessment'
import { claimClasses, claimKinds } from '~/domain/vocabulary'
import { byRank } from './claim-view'
import { naturalOrder } from './natural-order'
import type { ClaimsFilter } from './types-plan'

export const noFilter: ClaimsFilter = {
  class: null,
  kind: null,
  week: null,
  tier: null,
  document: null,
  q: null,
  sort: null,
  page: null,
  claim: null,
}

/**
 * A filter from what a URL says; values that are no class or kind are left out. Without a class
 * the disagreements are meant: what is merely unsupported would bury them.
 */
export function claimsFilter(parameters: Pick<URLSearchParams, 'get'>): ClaimsFilter {
  const given = (name: string) => {
    const value = parameters.get(name)
    return value === null || value.trim() === '' ? null : value.trim()
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
    q: given('q'),
    sort: given('sort') === 'line' ? 'line' : null,
    page: Number.isInteger(page) && page > 0 ? page : 1,
    claim: given('claim'),
  }
}

export type FacetKey = Exclude<keyof ClaimsFilter, 'page' | 'claim' | 'q' | 'sort'>
export const facetKeys = ['class', 'kind', 'week', 'tier', 'document'] as const satisfies readonly FacetKey[]

export const fieldOf: Record<FacetKey, (claim: ReconciledClaim) => string | null> = {
  class: (claim) => claim.class,
  kind: (claim) => claim.kind,
  week: (claim) => claim.weekId,
  tier: (claim) => claim.tierId,
  document: (claim) => (claim.claim.kind === 'document' ? claim.claim.document : null),
}

export function isDisagreement(claim: ReconciledClaim): boolean {
  return claim.class === 'contradicted' || claim.class === 'self_contradicted'
}

/** Whether a claim passes the filter, one facet of it left aside where its values are to be counted. */
export function matches(claim: ReconciledClaim, filter: ClaimsFilter, except: FacetKey | null): boolean {
  const fits = facetKeys.every((key) => {
    const wanted = filter[key]
    if (key === except || wanted === null) return true
    return wanted === 'disagreement' ? isDisagreement(claim) : fieldOf[key](claim) === wanted
  })
  return fits && (filter.q === null || holdsWords(claim, filter.q))
}

function holdsWords({ claim, against, subject }: ReconciledClaim, asked: string): boolean {
  const sides = [claim, against].flatMap((side) =>
    side === null ? [] : side.kind === 'document' ? [side.words] : [side.run],
  )
  const held = [subject, ...sides].join('\n').toLowerCase()
  return asked
    .toLowerCase()
    .split(/\s+/)
    .every((word) => held.includes(word))
}

/** The claims that pass, worst first or in the order of the documents' lines. */
export function filteredClaims(claims: readonly ReconciledClaim[], filter: ClaimsFilter): ReconciledClaim[] {
  const found = claims.filter((claim) => matches(claim, filter, null)).toSorted(byRank)
  return filter.sort === 'line' ? found.toSorted(byLine) : found
}

function byLine(a: ReconciledClaim, b: ReconciledClaim): number {
  const [one, other] = [placeOf(a), placeOf(b)]
  return naturalOrder(one.file, other.file) || one.line - other.line
}

function placeOf({ claim }: ReconciledClaim): { file: string; line: number } {
  if (claim.place !== null) return claim.place
  return { file: claim.kind === 'run' ? claim.run : '', line: Number.POSITIVE_INFINITY }
}

/** The address of a filter: the default class and first page are left out. */
export function query({ page, claim: _, ...filter }: ClaimsFilter): Record<string, string | null> {
  const named = filter.class === 'disagreement' ? null : filter.class === null ? 'all' : filter.class
  return { ...filter, class: named, page: page === null || page === 1 ? null : String(page) }
}
