import type { Deed } from '~/domain/people'

/**
 * Who may ask for an address:
 * - `machine`: whoever asks from this machine itself, and tokens with the scope `read` (metrics/metrics-route.ts);
 * - `anyone`: strangers too, even in private mode (the way in, and what tells nothing of a program);
 * - `reader`: anybody; in private mode members, and tokens with the scope `read`;
 * - `member`: whoever is signed in by a browser; a token will not do;
 * - deeds: whoever may do one of them (a page with several forms lists what each asks for).
 */
export type Asks = 'machine' | 'anyone' | 'reader' | 'member' | readonly Deed[]

export interface RouteRule {
  get: Asks
  /** null where nothing can be changed: such a request is refused before anything looks at it. */
  post: Asks | null
  /** Its body is read as it comes in, under limits of its own (upload/limits.ts). */
  streams?: true
  /** A request that takes a whole core for a while: an address may ask for few of them. */
  costly?: true
  /** A form of it may carry a file (acts/read-act-form.ts): multipart bodies may be larger. */
  files?: true
  /** Rests on the database alone, whichever thread makes it (page-thread/pages-apart.ts). */
  apart?: true
}

const page: RouteRule = { get: 'reader', post: null }
const apart: RouteRule = { ...page, apart: true }
const open: RouteRule = { get: 'anyone', post: null }

/**
 * Every address of the server, as the route files and express spell it (`:name` is one part, `*` the
 * rest). The server refuses a POST that is not allowed here; tests/server/routes holds every address
 * to its rule for every role and kind of token, and fails for an address without one.
 */
export const routeRules: Readonly<Record<string, RouteRule>> = {
  '/': apart,
  '/account': { get: 'member', post: 'member' },
  '/audit': { get: ['read_audit'], post: null },
  '/audit.csv': { get: ['read_audit'], post: null },
  '/audit.json': { get: ['read_audit'], post: null },
  '/badges/:file': page,
  '/calendar.ics': page,
  '/changes': apart,
  '/claims': apart,
  '/claims.csv': page,
  '/claims.json': page,
  '/claims.md': page,
  '/confirm': { get: 'member', post: 'member' },
  '/attached/:sha': page,
  '/attestations': { get: 'reader', post: ['attest'], apart: true },
  '/criteria/*': {
    get: 'reader',
    post: [
      'attest',
      'request_waiver',
      'approve_waiver',
      'declare_not_applicable',
      'confirm_not_applicable',
      'bind_rule',
    ],
    files: true,
    apart: true,
  },
  '/burn-up': apart,
  '/costs': { get: 'reader', post: ['record_actuals'], apart: true },
  '/documents': page,
  '/documents/:doc': page,
  '/documents/:doc/snapshots/:sha': page,
  '/documents/:doc/annotate': page,
  '/documents/:doc/annotate.md': page,
  '/documents/:doc/annotate.patch': page,
  '/evidence': apart,
  '/evidence/:run': apart,
  '/evidence/:run/endpoints.csv': page,
  '/evidence/:run/files/:sha': page,
  '/evidence/:run/void': { get: 'reader', post: ['invalidate_run'] },
  '/evidence/compare': apart,
  '/evidence/coverage': apart,
  '/evidence/reports/:label': page,
  '/evidence/trend': apart,
  '/evidence/upload': { get: ['upload_evidence'], post: ['upload_evidence'], streams: true },
  '/evidence/uploads': page,
  '/evidence/uploads/:id': page,
  '/feed.atom': page,
  '/help': page,
  '/help/decisions': page,
  '/help/decisions/:slug': page,
  '/help/guides': page,
  '/help/guides/:slug': page,
  '/help/first-steps': { get: 'reader', post: 'reader', costly: true },
  '/help/first-steps/tracker.md': page,
  '/help/rules': page,
  '/import': { get: 'reader', post: ['import_documents'] },
  '/import/files': { get: 'reader', post: ['import_documents'], streams: true },
  '/join': { get: 'anyone', post: 'anyone' },
  '/members': { get: ['manage_members'], post: ['manage_members'] },
  '/moments': apart,
  '/notices': { get: 'member', post: 'member' },
  '/plan': apart,
  '/programs': { get: 'reader', post: ['archive_program'] },
  '/search': apart,
  '/search/suggest': page,
  '/risks': { get: 'reader', post: ['link_risk'], apart: true },
  '/milestones': apart,
  '/deliverables': apart,
  '/review/:week': { get: 'reader', post: ['write_review'], apart: true },
  '/review/:week/:file': page,
  '/reviews': apart,
  '/settings': { get: ['bind_rule'], post: ['bind_rule', 'manage_settings'] },
  '/sign-in': { get: 'anyone', post: 'anyone' },
  '/sign-offs': page,
  '/sign-offs/:id': page,
  '/sign-offs/:id/pack.json': page,
  '/sign-offs/:id/pack.zip': page,
  '/sign-out': { get: 'reader', post: 'reader' },
  '/overview.md': page,
  '/reports/:file': page,
  '/tables': page,
  '/tables/:file': page,
  '/standup/:day': { get: 'reader', post: ['write_review'] },
  '/standup/:day/:file': page,
  '/targets': apart,
  '/theme': { get: 'anyone', post: 'anyone' },
  '/tiers': apart,
  '/tiers/:tier': apart,
  '/tiers/health': apart,
  '/tiers/:tier/sign': { get: 'reader', post: ['sign'] },
  '/waivers': {
    get: 'reader',
    post: ['request_waiver', 'approve_waiver', 'declare_not_applicable', 'confirm_not_applicable'],
    apart: true,
  },
  '/timeline': apart,
  '/weeks': { get: 'reader', post: ['attach_proof'], apart: true },
  '/weeks/:week': { get: 'reader', post: ['attach_proof'], files: true, apart: true },
  '/*': page,
  '/healthz': open,
  '/metrics': { get: 'machine', post: null },
  '/api/v1/evidence': { get: 'reader', post: ['upload_evidence'], streams: true },
  '/api/v1/openapi.json': page,
  '/api/v1/programs': page,
  '/api/v1/programs/:slug/status': page,
  '/api/v1/programs/:slug/runs': page,
  '/api/v1/programs/:slug/claims': page,
  '/api/v1/programs/:slug/reports/:name': page,
  '/api/v1/programs/:slug/tables/:name': page,
  '/api/v1/tiers/:tier/gate': page,
  '/api/*': page,
}

const patterns = Object.keys(routeRules).map((pattern) => ({ pattern, parts: partsOf(pattern) }))

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '')
}

/** How much a pattern says of a path: fixed parts before open ones before the rest, from the left; null where it does not fit. */
function wordsFor(pattern: string[], path: string[]): string | null {
  let said = ''
  for (const [at, part] of pattern.entries()) {
    if (part === '*') return `${said}a`
    if (at >= path.length) return null
    if (part.startsWith(':')) said += 'b'
    else if (part === path[at]) said += 'c'
    else return null
  }
  return pattern.length === path.length ? `${said}d` : null
}

/** The rule of an address. */
export function ruleOf(path: string): RouteRule {
  return routeRules[patternOf(path)] as RouteRule
}

/** Addresses asked for again and again, with their patterns; bounded, since anybody can make up others. */
const known = new Map<string, string>()
const mostKnown = 1000
const longestKnown = 200

/** As which pattern an address is answered; `.data` is the same page for its script. */
export function patternOf(path: string): string {
  const before = known.get(path)
  if (before !== undefined) return before
  const found = findPattern(path)
  if (path.length > longestKnown) return found
  if (known.size >= mostKnown) known.clear()
  known.set(path, found)
  return found
}

function findPattern(path: string): string {
  const asked = partsOf(path.replace(/\.data$/, '').replace(/^\/_root$/, '/'))
  let best = { said: '', pattern: '/*' }
  for (const { pattern, parts } of patterns) {
    const said = wordsFor(parts, asked)
    if (said !== null && said >= best.said) best = { said, pattern }
  }
  return best.pattern
}
