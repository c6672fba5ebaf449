import type { SheetState } from '~/domain/review/due-sheets'
import type { FactGroup } from '~/domain/review/facts'
import type { SheetColour } from '~/domain/work/records'
import { countOf } from '../format'

/** Titles of sections that the tracker's template does not word itself. */
export const sectionTitles: Readonly<Record<string, string>> = {
  planned: 'Planned vs Actual',
  metrics: 'Metrics Progress',
  blockers: 'Blockers',
  lessons: 'Lessons Learned',
  next: 'Next Week Focus',
  record: 'On record',
  yesterday: 'Yesterday',
  today: 'Today',
}

/** What a manager may write there. */
export const sectionHints: Readonly<Record<string, string>> = {
  planned: 'Why it went better or worse than planned.',
  metrics: 'What the figures mean for the goal.',
  blockers: 'What stands in the way, and what is done about it.',
  lessons: 'What to do otherwise, what to keep.',
  next: 'The three things that matter most.',
  record: 'What was decided, and why.',
  yesterday: 'What was done and is not in the figures.',
  today: 'What is meant to be done by tonight.',
}

export const groupTitles = {
  tasks: 'Tasks',
  open_tasks: 'Open tasks',
  slipped: 'Slipped',
  deliverables: 'Deliverables',
  milestones: 'Milestones',
  money: 'Hours and cost of the week',
  earned: 'Earned value',
  targets: 'Targets',
  tiers: 'Tiers',
  criteria: 'Exit criteria',
  runs: 'Runs',
  contradictions: 'Contradictions',
  risks: 'Risks',
  clocks: 'Escalation clocks',
  record: 'Signatures, waivers, statements, rules',
  next: 'What is next',
} satisfies Record<FactGroup, string>

/** What stands under another name in a stand-up. */
export const dayGroupTitles: Readonly<Record<string, string>> = {
  tasks: 'Done',
  open_tasks: 'Tasks of the day',
  next: 'What would change a verdict',
}

/** Why each rule of the colour is there, said with how many facts made it fit. */
export const colourRuleSentences: Readonly<Record<string, (count: number) => string>> = {
  criterion_fails_now: (count) =>
    `${countOf(count, 'exit criterion')} ${count === 1 ? 'is' : 'are'} not met and ${count === 1 ? 'was' : 'were'} not refused before: the week made things worse, or visible.`,
  tier_blocked: (count) =>
    `${countOf(count, 'tier')} that the week works on ${count === 1 ? 'is' : 'are'} blocked: a criterion is not met.`,
  claimed_done_refuted: (count) =>
    `The week is called done and that is refuted ${count === 1 ? 'once' : `${count} times`}: who reads “done” is misled.`,
  clock_overdue: (count) =>
    `${countOf(count, 'escalation clock')} ran out: somebody had to be told and the time is over.`,
  budget_exceeded: () => 'More is spent than the budget allows at most.',
  clock_running: (count) => `${countOf(count, 'escalation clock')} ${count === 1 ? 'runs' : 'run'}.`,
  risk_happened: (count) => `${countOf(count, 'risk')} happened: a criterion bound to it is not met.`,
  tasks_open: (count) => `${countOf(count, 'task')} of the week ${count === 1 ? 'is' : 'are'} not ticked.`,
  tasks_unproven: (count) => `${countOf(count, 'ticked task')} ${count === 1 ? 'has' : 'have'} no valid proof.`,
  tier_unproven: (count) => `${countOf(count, 'tier')} that the week works on ${count === 1 ? 'is' : 'are'} unproven.`,
  contradictions_new: (count) => `${countOf(count, 'claim')} ${count === 1 ? 'is' : 'are'} newly contradicted.`,
  runs_tainted: (count) =>
    `${countOf(count, 'run')} of the week ${count === 1 ? 'is' : 'are'} tainted and can meet nothing.`,
  nothing_planned: () => 'No tasks are planned and no tier is named: there is nothing to judge by.',
  none: () => 'Everything planned is ticked and proven, nothing fails, nothing waits.',
}

export const colourWords: Readonly<Record<SheetColour | 'unknown', string>> = {
  green: 'green',
  amber: 'amber',
  red: 'red',
  unknown: 'unknown',
}

export const sheetTexts = {
  noWords: 'Nothing was written here.',
  noFacts: 'No figure belongs here.',
  noBefore: 'There was no document at the beginning: figures stand alone.',
  csvHead: ['section', 'about', 'statement', 'value', 'before', 'note', 'source'],
} as const

export const sheetStateWords = {
  published: 'published',
  missing: 'missing',
  due: 'due',
  running: 'in progress',
  not_due: 'not due yet',
  not_owed: 'not owed',
  undated: 'undated',
} satisfies Record<SheetState, string>

export const reviewTexts = {
  pending: 'being worked out; it is here when you look again',
  lede: 'What each week planned and what became of it, pre-filled from the evidence; published versions stay as they were.',
  signIn: 'to write a review',
  frozen: 'Figures and words are frozen as they were published.',
  disagrees: 'The colour chosen is not the one that the figures give.',
  todayTitle: 'Read today, these figures differ',
  todayNone: 'Today’s data give the same figures.',
} as const
