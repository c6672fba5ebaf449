/** What a search answers with. The first group is kept in the index, the rest is looked through when it is asked for. */
export const indexedKinds = [
  'task',
  'criterion',
  'tier',
  'week',
  'deliverable',
  'milestone',
  'risk',
  'priority',
  'line',
  'run',
  'endpoint',
  'report',
] as const
export type IndexedKind = (typeof indexedKinds)[number]

export const searchKinds = [...indexedKinds, 'claim', 'finding', 'review', 'record', 'decision', 'help'] as const
export type SearchKind = (typeof searchKinds)[number]

/**
 * How much a hit of a kind counts beside an equally good hit of another. What a verdict hangs on comes
 * before what merely mentions it; a line of a document is the least specific of all.
 */
export const kindWeights: Readonly<Record<SearchKind, number>> = {
  criterion: 2,
  task: 1.8,
  run: 1.8,
  tier: 1.7,
  week: 1.6,
  risk: 1.6,
  milestone: 1.5,
  deliverable: 1.5,
  claim: 1.4,
  finding: 1.3,
  review: 1.3,
  priority: 1.3,
  endpoint: 1.2,
  report: 1.2,
  record: 1.1,
  line: 1,
  decision: 0.8,
  help: 0.8,
}

/** Something to be found: what the index keeps of a received document or file of evidence. */
export interface SearchEntry {
  kind: IndexedKind
  /** Natural id (`week-1/1.1`, `tier-1/p99`, a run's label, `GET /login/`); '' for a line of a document. */
  key: string
  /** Short name by which people call it: `1.1`, `P1.2`. null where it has none. */
  ref: string | null
  /** What it is called; words of it count more than those of `body`. '' for a line that is no heading. */
  name: string
  body: string
  /** Heading that it stands under; shown, not searched. */
  context: string | null
  /** 1-based line of the document; null for evidence. */
  line: number | null
}
