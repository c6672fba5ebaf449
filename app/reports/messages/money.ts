import type { FormulaCode, InputCode, UnknownReason } from '~/domain/work/work-figure'

type Inputs = Partial<Record<InputCode, string>>

const word = (text: string | undefined) => (text === undefined ? '?' : text)

/** How a figure was worked out, with its numbers. */
export const formulaSentences = {
  stated: () => 'as the document states it',
  hours_times_rate: (i) => `${word(i.minutes)} × ${word(i.rate)} an hour`,
  recorded: (i) =>
    i.minutes === undefined
      ? 'the sum of what members recorded'
      : `what members recorded; hours without a cost at ${word(i.rate)} an hour`,
  sum_of_weeks: () => 'the sum over its weeks',
  planned_whole: (i) => `the week is over: all of its ${word(i.estimate)}`,
  planned_by_days: (i) => `${word(i.estimate)} × day ${word(i.days_passed)} of ${word(i.days)}`,
  planned_later: () => 'the week lies ahead: nothing of it yet',
  share_by_hours: (i) => `${word(i.estimate)} × ${word(i.done ?? i.proven)} of ${word(i.total)} estimated in its tasks`,
  share_by_count: (i) => `${word(i.estimate)} × ${word(i.done ?? i.proven)} of ${word(i.total)} tasks`,
  actual_minus_estimate: (i) => `actual ${word(i.actual)} less estimate ${word(i.estimate)}`,
  earned_over_spent: (i) => `earned ${earned(i)} ÷ spent ${word(i.spent)}`,
  earned_over_planned: (i) => `earned ${earned(i)} ÷ planned ${word(i.planned)}`,
  budget_over_cpi: (i) => `budget ${word(i.budget)} ÷ CPI (spent ${word(i.spent)} for ${earned(i)} earned)`,
  rest_over_cpi: (i) => `what is not earned of ${word(i.budget)}, at the CPI so far`,
  budget_minus_forecast: (i) => `budget ${word(i.budget)} less forecast ${word(i.forecast)}`,
  rest_over_rest: (i) =>
    `what is not earned (${word(i.budget)} less ${earned(i)}) ÷ what is not spent (${word(i.budget)} less ${word(i.spent)})`,
  gap_over_budget: (i) =>
    `(claimed ${word(i.earned_claimed)} less proven ${word(i.earned_proven)}) ÷ budget ${word(i.budget)}`,
  spent_per_criterion: (i) => `spent ${word(i.spent)} ÷ ${word(i.criteria_met)} criteria met`,
} satisfies Record<FormulaCode, (inputs: Inputs) => string>

function earned(inputs: Inputs): string {
  return word(inputs.earned_claimed ?? inputs.earned_proven)
}

/** Why a figure is unknown. */
export const unknownSentences = {
  no_tracker: 'No tracker is at hand.',
  no_cost_table: 'The documents have no cost table.',
  no_estimate: 'Nothing is estimated for it.',
  no_tasks: 'It has no tasks, so nothing of it can be earned.',
  no_calendar: 'Nothing says on which days it was planned.',
  not_recorded: 'No actuals are recorded.',
  zero_of_done_week: 'The document states 0 for a week that it calls complete: that is not recorded.',
  zero_beside_ticks: 'The document states 0 beside ticked tasks: that is not recorded.',
  no_rate: 'Hours are recorded, and no hourly rate is stated.',
  nothing_below: 'There is nothing to divide by.',
  actuals_missing: 'Weeks with earned value have no actuals recorded.',
  budget_spent: 'The budget is spent: no rest is left to divide by.',
  no_criterion_met: 'No criterion is met.',
  input_unknown: 'A figure that it rests on is unknown.',
} satisfies Record<UnknownReason, string>

/** The same in a cell. */
export const unknownBrief = {
  no_tracker: 'no tracker',
  no_cost_table: 'no cost table',
  no_estimate: 'no estimate',
  no_tasks: 'no tasks',
  no_calendar: 'no dates',
  not_recorded: 'not recorded',
  zero_of_done_week: 'not recorded',
  zero_beside_ticks: 'not recorded',
  no_rate: 'no rate',
  nothing_below: 'unknown',
  actuals_missing: 'unknown',
  budget_spent: 'budget spent',
  no_criterion_met: 'none met',
  input_unknown: 'unknown',
} satisfies Record<UnknownReason, string>

export const indexNames = {
  earned: { short: 'EV', name: 'Earned value', says: 'What the work done is worth by its estimate.' },
  cpi: { short: 'CPI', name: 'Cost performance', says: 'Earned over spent; under 1 costs more than it earns.' },
  spi: { short: 'SPI', name: 'Schedule performance', says: 'Earned over planned by the status day; under 1 is late.' },
  eac: { short: 'EAC', name: 'Estimate at completion', says: 'What all of it will cost, at the CPI so far.' },
  etc: { short: 'ETC', name: 'Estimate to complete', says: 'What the rest will cost, at the CPI so far.' },
  vac: { short: 'VAC', name: 'Variance at completion', says: 'The budget less that forecast; below zero is over it.' },
  tcpi: { short: 'TCPI', name: 'To-complete performance', says: 'The CPI that the rest needs to end on budget.' },
} as const

export const totalWords = {
  estimateMinutes: 'Hours estimated',
  estimateCents: 'Cost estimated',
  actualMinutes: 'Hours spent',
  actualCents: 'Cost spent',
} as const

export const costTexts = {
  lede: 'Money and earned value: what was planned, what the boxes claim was earned, what is proven, and what it took.',
  status: (day: string) =>
    `Planned value counts up to ${day}: weeks that are over with all of their estimate, the week in progress by its days so far, later weeks with nothing.`,
  earned:
    'A week’s estimate is earned by the share of its tasks that is ticked (claimed) or ticked with valid proof (proven): by hours where every task of the week has an estimate, else by count.',
  spent:
    'What members recorded stands before what the document states. “0h” on a week that is called complete, or beside ticked tasks, is not recorded.',
  least: 'at least',
  noHours: 'hours not given',
  noCost: 'cost not given',
  about: '~',
  aboutNegative: 'about',
  over: (weeks: string) => `over ${weeks}`,
  without: (weeks: string) => `without ${weeks}`,
  noWeeks: 'The documents at hand have no cost table, and nobody has recorded hours or cost.',
  noEntries: 'Nobody has recorded hours or cost yet.',
  outside: 'not in the cost table',
  outsideWeeks: (weeks: string) => `Not in the cost table, so without an estimate: ${weeks}.`,
  gone: 'no document names it any more',
  formWho: 'to record hours and cost',
  hoursHint: '2.5h, 2h 30m, 2:30 or 150 min',
  costHint: '480, $480 or 1,200.50; empty: hours at the rate',
  costHintNoRate: '480, $480 or 1,200.50',
  dayHint: 'Optional: the day it was worked',
  noteHint: 'Optional',
  correctNote: 'Why it is corrected',
  withdrawNote: 'Why it is taken back',
  atRate: (rate: string) => `at ${rate} an hour`,
  replaced: (id: number) => `corrected by entry ${id}`,
  withdrawn: (id: number) => `taken back by entry ${id}`,
  corrects: (id: number) => `corrects entry ${id}`,
  takesBack: (id: number) => `takes entry ${id} back`,
  watermelon:
    'Green outside, red inside: how far what the boxes claim runs ahead of what is proven, in points of the estimate.',
  cellRecorded: 'recorded',
  cellDocument: 'document',
} as const

export const curveTexts = {
  lede: 'How far the program was at the end of each day at which anything took effect: every point is judged by the documents, evidence and acts of its time.',
  claimed: 'Claimed: ticked, or under a day or week that is called complete.',
  left: (count: number) =>
    `${count} days between them are left out, to keep the page quick; days with documents are all shown.`,
  before: 'Before the first tracker took effect there is nothing to count.',
  even: 'The moments stand evenly apart, whatever time lies between them.',
  later: 'Moments long after the plan’s end are left to the table.',
  none: 'No tracker has taken effect yet, so there is nothing to count.',
} as const
