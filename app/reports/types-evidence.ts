import type { RunLine } from './types-run'

/** Kinds of evidence that a list can be narrowed to; `load` are runs of load tests. */
export const evidenceKinds = ['load', 'tests', 'coverage', 'metrics'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

/** What the address asks of the list; null is no wish. */
export interface EvidenceFilter {
  kind: EvidenceKind | null
  tag: string | null
  users: string | null
  finding: string | null
  provenance: string | null
  tool: string | null
  q: string | null
  sort: string
  direction: 'asc' | 'desc'
  page: number
}

export interface Pages {
  text: string
  previousHref: string | null
  nextHref: string | null
}

export interface FilterField {
  name: string
  label: string
  value: string
  options: { value: string; label: string }[]
}

export interface SortHead {
  key: string
  label: string
  title: string | null
  numeric: boolean
  href: string
  order: 'ascending' | 'descending' | 'none'
}

export interface EvidenceReport {
  countsText: string
  provenanceText: string | null
  filter: EvidenceFilter
  fields: FilterField[]
  /** Parameters that the filter form must carry along. */
  kept: [string, string][]
  /** The same for the form that compares. */
  moment: [string, string][]
  shownText: string
  clearHref: string | null
  heads: SortHead[]
  runs: RunLine[]
  pages: Pages | null
  /** Nothing is at hand at all, or nothing fits. */
  empty: 'none' | 'filtered' | null
  links: { label: string; href: string }[]
}
