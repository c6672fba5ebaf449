import { formatCount, plainText } from '../format'
import type { EmptyMeaning } from '../tables/table'

/** What reports are called outside of their pages. */
export const outputTitles: Readonly<Record<string, string>> = {
  tiers: 'Tiers',
  weeks: 'Weeks',
  timeline: 'Timeline',
  plan: 'Plan',
  targets: 'Targets',
  claims: 'Claims against evidence',
  risks: 'Risks and escalation',
  costs: 'Money',
  'burn-up': 'Burn-up',
  milestones: 'Milestones',
  deliverables: 'Deliverables',
  evidence: 'Evidence',
  documents: 'Documents',
  changes: 'Changes of the tracker',
  reviews: 'Published reviews',
  'sign-offs': 'Sign-offs',
  waivers: 'Waivers',
  attestations: 'Attestations',
}

const orUnknown = (value: number | null) => (value === null ? 'unknown' : plainText(formatCount(value)))

export const outputWords = {
  progress: 'Progress',
  none: 'none',
  notStated: 'not stated',
  claimed: (text: string) => `Claimed: ${text}`,
  ticked: (text: string) => `Boxes ticked: ${text}`,
  tasks: (text: string) => `Tasks ticked: ${text}`,
  proven: (text: string) => `Tasks proven: ${text}`,
  contradicts: (total: number) => `What contradicts (${total} in all)`,
  next: 'What to do next',
  money: 'Money',
  latestRuns: 'Latest runs',
  signatures: 'Signatures',
  signature: (by: string, role: string, meaning: string, at: string) =>
    `${by} as ${role}: ${meaning.replaceAll('_', ' ')}, ${at}`,
  rule: (rule: string, origin: string) => `Rule: ${rule} (${origin}).`,
  exitCriteria: 'Exit criteria',
  findings: 'Findings',
  run: (requests: number | null, failures: number | null, users: number | null, at: string | null) =>
    `${orUnknown(requests)} requests, ${orUnknown(failures)} failures, ${orUnknown(users)} users, ${at ?? 'time unknown'}.`,
  ofProgram: (title: string) => title,
  nothing: 'Nothing.',
  asOf: (moment: string, head: string | null) => `As of ${moment}${head === null ? '' : `, chain head ${head}`}.`,
  more: (count: number, name: string) => `${count} more rows: table ${name}.`,
  yes: 'yes',
  no: 'no',
} as const

/** What an empty cell says where there is room for a word. */
export const emptyCells = {
  never_empty: '',
  not_stated: 'not stated',
  not_measured: 'not measured',
  not_recorded: 'not recorded',
  unknown: 'unknown',
  there_is_none: '–',
  not_yet: '–',
} satisfies Record<EmptyMeaning, string>
