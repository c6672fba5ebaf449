import type { SearchKind } from '~/domain/search/kinds'
import type { RecordAct } from '~/domain/search/recorded-texts'

/** One of a kind, and the heading over several. */
export const searchKindWords: Readonly<Record<SearchKind, { one: string; many: string }>> = {
  criterion: { one: 'criterion', many: 'Criteria' },
  task: { one: 'task', many: 'Tasks' },
  claim: { one: 'claim', many: 'Claims' },
  line: { one: 'line', many: 'Lines of documents' },
  run: { one: 'run', many: 'Runs' },
  endpoint: { one: 'endpoint', many: 'Endpoints' },
  report: { one: 'report', many: 'Reports' },
  finding: { one: 'finding', many: 'Findings' },
  tier: { one: 'tier', many: 'Tiers' },
  week: { one: 'week', many: 'Weeks' },
  risk: { one: 'risk', many: 'Risks' },
  milestone: { one: 'milestone', many: 'Milestones' },
  deliverable: { one: 'deliverable', many: 'Deliverables' },
  priority: { one: 'priority', many: 'Priorities' },
  review: { one: 'review', many: 'Reviews and stand-ups' },
  record: { one: 'record', many: 'What members recorded' },
  decision: { one: 'decision', many: 'Decisions' },
  help: { one: 'help', many: 'Help' },
}

export const recordActWords: Readonly<Record<RecordAct, string>> = {
  waiver: 'waiver',
  not_applicable: 'declared not applicable',
  attestation: 'statement',
  invalidation: 'run declared void',
  sign_off: 'signature',
  acceptance: 'removal accepted',
  proof: 'proof attached',
  cost: 'hours and cost',
  risk_link: 'risk bound to a criterion',
}

export const searchTexts = {
  lede: 'Tasks, criteria, claims, documents, runs, endpoints, findings and what members recorded, as things stood at the moment of the page.',
  everywhere: 'In every program',
  allKinds: 'Everything',
  notAsked: 'Type what you remember of it',
  noWords: 'There is no word in this',
  onlyExclusions: 'This only leaves out',
  nothingFound: 'Nothing found',
  didYouMean: 'Did you mean',
  inEveryProgram: 'every program is looked through',
  noVerdicts:
    'Claims’ classes and findings are worked out for one program at a time: they are not among what is found in every program.',
  capped: (count: string) => `More than ${count} fit: the best of them are shown. Another word narrows it.`,
  asOf: (text: string) => `As of ${text}: documents and runs that came later are not found.`,
  under: (heading: string) => `under “${heading}”`,
  more: (count: string, kind: string) => `All ${count}: ${kind.toLowerCase()}`,
  ruleOf: (rule: string) => `Rule ${rule}`,
}

/** What an empty search teaches, each with an example that can be followed. */
export const searchLessons: readonly { example: string; text: string }[] = [
  { example: 'login failures', text: 'Both words, anywhere in the same line, task or run.' },
  { example: '"success rate"', text: 'In quotes: these words beside each other.' },
  { example: 'dash*', text: 'With a star: words that begin so.' },
  { example: 'cache -redis', text: 'With a minus: without that word.' },
  { example: '1.1', text: 'Numbers of tasks, short names of runs and ids lead straight to the thing.' },
]
