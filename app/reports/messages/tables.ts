import type { ColumnUnit, EmptyMeaning } from '../tables/table'

/** What each table is called and what a row of it is. */
export const tableTexts: Readonly<Record<string, { title: string; holds: string }>> = {
  tiers: { title: 'Tiers', holds: 'One row for each tier: the computed state beside what its document says.' },
  criteria: { title: 'Criteria', holds: 'One row for each exit criterion: rule, verdict, measured interval, reason.' },
  'verdict-history': {
    title: 'Verdict history',
    holds: 'One row for each criterion on each qualifying run, judged at that run’s own time.',
  },
  targets: { title: 'Targets', holds: 'One row for each target that a document states, beside what is measured.' },
  claims: { title: 'Claims', holds: 'One row for each claim of the documents with its class, worst first.' },
  changes: { title: 'Changes', holds: 'What differs between the last two snapshots of the tracker.' },
  priorities: {
    title: 'Priorities',
    holds: 'One row for each priority of the plan documents: problem, owner, targets.',
  },
  'plan-items': {
    title: 'Plan items',
    holds: 'Boxes, timelines, options, conditions and quick wins of the plan documents; they are never progress.',
  },
  weeks: { title: 'Weeks', holds: 'One row for each week, phase or sprint with tasks, ticks and proof.' },
  tasks: { title: 'Tasks', holds: 'One row for each task of the tracker: estimate, tick, proof.' },
  deliverables: { title: 'Deliverables', holds: 'One row for each deliverable that the tracker names.' },
  milestones: { title: 'Milestones', holds: 'One row for each milestone that the tracker names.' },
  risks: { title: 'Risks', holds: 'The risk register as the tracker has it, resolved risks included.' },
  escalations: { title: 'Escalation rules', holds: 'One row for each escalation rule: trigger, contact, deadline.' },
  'cost-lines': { title: 'Cost lines', holds: 'Estimates and actuals as the tracker states them, totals marked.' },
  'escalation-clocks': {
    title: 'Escalation clocks',
    holds: 'Clocks that facts started under the escalation rules, with deadline and state.',
  },
  'earned-value': {
    title: 'Earned value',
    holds:
      'PV, EV claimed and proven, AC, CPI, SPI and forecasts of the program, each with its formula or why it is unknown.',
  },
  'earned-value-by-week': {
    title: 'Earned value by week',
    holds: 'One row for each week with estimate, actual and earned value, claimed and proven.',
  },
  'burn-up': { title: 'Burn-up', holds: 'The program at the end of each day on which anything took effect.' },
  'due-reviews': {
    title: 'Due reviews',
    holds: 'One row for each week: when its review is due, and what became of it.',
  },
  documents: { title: 'Documents', holds: 'The documents in effect, with the hash of their bytes.' },
  remarks: { title: 'Remarks on documents', holds: 'What the reader of the documents has to say, by file and line.' },
  runs: { title: 'Runs', holds: 'One row for each load-test run, the latest first.' },
  endpoints: { title: 'Endpoint figures', holds: 'One row for each endpoint of each run, as the file states it.' },
  findings: { title: 'Findings', holds: 'What the examination found on runs, with the rows it rests on.' },
  reports: { title: 'Reports', holds: 'Test, coverage and metric reports in effect.' },
  proofs: { title: 'Attached proofs', holds: 'What members attached to tasks, deliverables and milestones.' },
  'cost-entries': {
    title: 'Recorded hours and cost',
    holds: 'What members recorded, corrections as rows of their own.',
  },
  'risk-links': { title: 'Risk links', holds: 'Which risk members bound to which criterion.' },
  reviews: {
    title: 'Published reviews',
    holds: 'Weekly reviews and stand-ups as published, with the hash of their facts.',
  },
  waivers: { title: 'Waivers', holds: 'Every waiver ever asked for, with its state at this moment.' },
  'sign-offs': { title: 'Sign-offs', holds: 'Every signature and withdrawal, with the hash of its pack.' },
  attestations: { title: 'Attestations', holds: 'What named members stated that no tool measures.' },
}

export const unitWords = {
  text: 'text',
  word: 'fixed word',
  yes_no: 'yes or no',
  count: 'count',
  ms: 'milliseconds',
  seconds: 'seconds',
  minutes: 'minutes',
  cents: 'US cents',
  bytes: 'bytes',
  ratio: '0 to 1',
  quotient: 'quotient',
  percent: 'percent',
  points: 'percentage points',
  per_second: 'per second',
  day: 'day',
  time: 'time in UTC',
  line: 'line number',
  varies: 'see the unit column',
} satisfies Record<ColumnUnit, string>

export const emptyWords = {
  never_empty: 'never empty',
  not_stated: 'the document does not state it',
  not_measured: 'not measured',
  not_recorded: 'nobody recorded it',
  unknown: 'not known',
  there_is_none: 'there is none',
  not_yet: 'not yet',
} satisfies Record<EmptyMeaning, string>

export const tablesPage = {
  title: 'Tables',
  lede: 'Everything that the pages show, as tables: CSV for spreadsheets, JSON for programs. Empty means unknown or absent, never zero; each column says which.',
  filesNote:
    'CSV is UTF-8 with a header row and CRLF line ends (RFC 4180). A text that a spreadsheet would run as a formula begins with an apostrophe.',
  columnsHead: 'Columns',
  csv: 'CSV',
  json: 'JSON',
  rows: 'row',
  emptyMeans: 'empty means',
  more: 'Other ways out',
} as const
