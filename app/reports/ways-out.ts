/** What a page can be taken out as: its report, and the tables that it shows. Plain data: every page's script holds it. */
export interface WaysOut {
  report: string
  /** The report is about the thing that the address names. */
  named?: true
  tables: readonly string[]
}

/** By the first part of the address; `/x/` is a page of one thing. */
const waysOut: Readonly<Record<string, WaysOut>> = {
  '/': { report: 'overview', tables: ['tiers', 'targets', 'claims', 'runs'] },
  '/tiers': { report: 'tiers', tables: ['tiers', 'criteria'] },
  '/tiers/': { report: 'tier', named: true, tables: ['criteria', 'verdict-history'] },
  '/criteria/': { report: 'criterion', named: true, tables: ['verdict-history', 'claims'] },
  '/targets': { report: 'targets', tables: ['targets'] },
  '/burn-up': { report: 'burn-up', tables: ['burn-up'] },
  '/claims': { report: 'claims', tables: ['claims'] },
  '/plan': { report: 'plan', tables: ['priorities', 'plan-items', 'tiers'] },
  '/weeks': { report: 'weeks', tables: ['weeks', 'tasks'] },
  '/weeks/': { report: 'week', named: true, tables: ['tasks', 'deliverables', 'cost-lines'] },
  '/timeline': { report: 'timeline', tables: ['tasks', 'weeks', 'milestones'] },
  '/milestones': { report: 'milestones', tables: ['milestones'] },
  '/deliverables': { report: 'deliverables', tables: ['deliverables', 'proofs'] },
  '/risks': { report: 'risks', tables: ['risks', 'risk-links', 'escalations', 'escalation-clocks'] },
  '/costs': { report: 'costs', tables: ['earned-value', 'earned-value-by-week', 'cost-lines', 'cost-entries'] },
  '/documents': { report: 'documents', tables: ['documents', 'remarks'] },
  '/changes': { report: 'changes', tables: ['changes'] },
  '/evidence': { report: 'evidence', tables: ['runs', 'endpoints', 'findings', 'reports'] },
  '/evidence/': { report: 'run', named: true, tables: ['endpoints', 'findings'] },
  '/reviews': { report: 'reviews', tables: ['due-reviews', 'reviews'] },
  '/review/': { report: 'review', named: true, tables: ['reviews'] },
  '/sign-offs': { report: 'sign-offs', tables: ['sign-offs'] },
  '/waivers': { report: 'waivers', tables: ['waivers'] },
  '/attestations': { report: 'attestations', tables: ['attestations'] },
}

/** Pages below an address that are no page of one thing. */
const others =
  /^\/(tiers\/(health|[^/]+\/)|evidence\/(compare|trend|coverage|upload|uploads|reports|[^/]+\/)|weeks\/[^/]+\/|review\/[^/]+\/)/

/** The report of a page with the id that its address names, and its tables; null where a page has none. */
export function waysOutOf(pathname: string): (WaysOut & { id: string | null }) | null {
  const whole = waysOut[pathname]
  if (whole !== undefined) return { ...whole, id: null }
  const [, first, rest] = /^(\/[a-z-]+\/)(.+)$/.exec(pathname) ?? []
  if (first === undefined || rest === undefined || others.test(pathname)) return null
  const one = waysOut[first]
  if (one === undefined) return null
  try {
    return { ...one, id: decodeURIComponent(rest) }
  } catch {
    return null
  }
}

/** Every entry, for the test that holds them against the registries. */
export const allWaysOut = Object.values(waysOut)
