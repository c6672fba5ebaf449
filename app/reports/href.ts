import type { Place } from '~/domain/place'
import type { LinkContext } from './types-common'

/** Every segment on its own, so that labels with slashes, spaces or `#` stay one segment. */
function path(...segments: string[]): string {
  return `/${segments.map((segment) => encodeURIComponent(segment)).join('/')}`
}

function link(context: LinkContext, pathname: string, query: Record<string, string | null> = {}, hash = ''): string {
  const parameters = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value !== null && value !== '') parameters.set(key, value)
  if (context.asOf !== null) parameters.set('as-of', context.asOf)
  if (context.program !== null) parameters.set('program', context.program)
  const search = parameters.toString()
  return `${pathname}${search === '' ? '' : `?${search}`}${hash === '' ? '' : `#${hash}`}`
}

/** Links of the pages; each keeps `?as-of=` and `?program=` where they are set. */
export function hrefs(context: LinkContext) {
  return {
    overview: () => link(context, '/'),
    tiers: () => link(context, '/tiers'),
    tier: (tierId: string) => link(context, path('tiers', tierId)),
    gateHealth: () => link(context, '/tiers/health'),
    sign: (tierId: string) => link(context, path('tiers', tierId, 'sign')),
    signOffs: () => link(context, '/sign-offs'),
    signOff: (id: number) => link(context, path('sign-offs', String(id))),
    signOffPack: (id: number, kind: 'json' | 'zip') => link(context, path('sign-offs', String(id), `pack.${kind}`)),
    waivers: () => link(context, '/waivers'),
    /** Bytes that a member attached to a task or a statement. */
    attached: (sha256: string) => link(context, path('attached', sha256)),
    attestations: () => link(context, '/attestations'),
    runVoid: (label: string) => link(context, path('evidence', label, 'void')),
    criterion: (criterionId: string, short: string | null = null, page = 1) =>
      link(
        context,
        path('criteria', ...criterionId.split('/')),
        page === 1 ? {} : { page: String(page) },
        short === null ? '' : runAnchor(short),
      ),
    runs: (query: Record<string, string | null> = {}) => link(context, '/evidence', query),
    /** The first run is the one that the others are held against. */
    compare: (labels: readonly string[], query: Record<string, string | null> = {}) => {
      const asked = link(context, '/evidence/compare', query)
      const runs = labels.map((label) => `run=${encodeURIComponent(label)}`).join('&')
      return runs === '' ? asked : `${asked}${asked.includes('?') ? '&' : '?'}${runs}`
    },
    trend: (query: Record<string, string | null> = {}) => link(context, '/evidence/trend', query),
    coverage: () => link(context, '/evidence/coverage'),
    report: (label: string) => link(context, path('evidence', 'reports', label)),
    runFile: (label: string, sha256: string) => link(context, path('evidence', label, 'files', sha256)),
    endpointsCsv: (label: string) => link(context, path('evidence', label, 'endpoints.csv')),
    run: (label: string, row: string | null = null) =>
      link(context, path('evidence', label), {}, row === null ? '' : rowAnchor(row)),
    weeks: () => link(context, '/weeks'),
    week: (weekId: string, query: Record<string, string | null> = {}, hash = '') =>
      link(context, path('weeks', weekId.replace(/^week-(?=\d+$)/, '')), query, hash),
    timeline: (query: Record<string, string | null> = {}) => link(context, '/timeline', query),
    reviews: () => link(context, '/reviews'),
    review: (weekId: string, query: Record<string, string | null> = {}) =>
      link(context, path('review', weekId.replace(/^week-(?=\d+$)/, '')), query),
    standup: (day: string, query: Record<string, string | null> = {}) => link(context, path('standup', day), query),
    risks: (riskId: string | null = null) => link(context, '/risks', {}, riskId === null ? '' : `risk-${riskId}`),
    /** The register as filtered. */
    riskList: (query: Record<string, string | null> = {}) => link(context, '/risks', query),
    costs: (weekId: string | null = null) => link(context, '/costs', {}, weekId === null ? '' : weekId),
    burnUp: () => link(context, '/burn-up'),
    milestones: (query: Record<string, string | null> = {}) => link(context, '/milestones', query),
    deliverables: (query: Record<string, string | null> = {}) => link(context, '/deliverables', query),
    plan: () => link(context, '/plan'),
    search: (q: string | null = null, query: Record<string, string | null> = {}) =>
      link(context, '/search', { q, ...query }),
    tables: () => link(context, '/tables'),
    /** A table as CSV or JSON. */
    tableFile: (name: string, format: 'csv' | 'json' = 'csv') => link(context, path('tables', `${name}.${format}`)),
    /** Status of a tier, or `program`, as SVG. */
    badge: (name: string) => link(context, path('badges', `${name}.svg`)),
    calendar: () => link(context, '/calendar.ics'),
    /** A report as Markdown or JSON; `id` where it is about one tier, criterion, week or run. */
    reportFile: (name: string, format: 'md' | 'json', id: string | null = null) =>
      link(context, path('reports', `${name}.${format}`), { id }),
    claims: (query: Record<string, string | null> = {}) => link(context, '/claims', query),
    claimsFile: (format: string, query: Record<string, string | null> = {}) =>
      link(context, `/claims.${format}`, query),
    claim: (claimId: string) => link(context, '/claims', { claim: claimId }, claimAnchor(claimId)),
    documents: () => link(context, '/documents'),
    /** `view` "raw": the lines as received. */
    document: (slug: string, line: number | null = null, view: 'raw' | null = null) =>
      link(context, path('documents', slug), { view }, line === null ? '' : `L${line}`),
    annotate: (slug: string) => link(context, path('documents', slug, 'annotate')),
    annotatePatch: (slug: string) => link(context, path('documents', slug, 'annotate.patch')),
    annotatedFile: (slug: string) => link(context, path('documents', slug, 'annotate.md')),
    /** A document at one of its headings. */
    documentHeading: (slug: string, id: string) => link(context, path('documents', slug), {}, id),
    /** The bytes of one snapshot of a document, as they were received. */
    snapshotFile: (slug: string, sha256: string) => link(context, path('documents', slug, 'snapshots', sha256)),
    changes: (query: Record<string, string | null> = {}) => link(context, '/changes', query),
    /** All of them, or one metric in full. */
    targets: (metric: string | null = null) => link(context, '/targets', { metric }, metric === null ? '' : 'metric'),
  }
}
export type Hrefs = ReturnType<typeof hrefs>

/** Id of an endpoint's row on the run's page; letters and digits of its key. */
export function rowAnchor(key: string): string {
  if (key === '*') return 'row-aggregate'
  return `row-${key.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')}`
}

/** Id of a run's row on a criterion's page, from its short name. */
export function runAnchor(short: string): string {
  return `run-${short.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')}`
}

/** Id of a claim on the claims page. */
export function claimAnchor(claimId: string): string {
  return `claim-${claimId.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')}`
}

/** "tracker.md:412": the file without its folders. */
export function placeText(place: Place): string {
  const name = place.file.split('/').at(-1)
  return `${name === undefined ? place.file : name}:${place.line}`
}
