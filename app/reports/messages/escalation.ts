import type {
  EscalationFact,
  EscalationFactCode,
  EscalationKind,
  EscalationThreshold,
  UnwatchedReason,
} from '~/domain/work/escalation'
import { formatDay } from '../dates'
import { countOf, formatCount, formatMoney, formatPercent } from '../format'

export const escalationTexts = {
  emptyTitle: 'No escalation rules found',
  empty:
    'A section called “Escalation” is read: a heading per trigger (“Schedule delays >2 days”) with a Contact and an SLA below it.',
  quiet: 'Nothing has started it.',
  hours: 'Hours run around the clock: business hours are not known.',
  noContact: 'no contact stated',
  noSla: 'no deadline stated',
  ended: 'The program has ended: its clocks stand as of',
} as const

export const clockWords = { overdue: 'overdue', running: 'running', stopped: 'stopped' } as const

/** How a fact's subject and the like are called on the page. */
export interface FactNames {
  /** What the subject is called. */
  subject: string
  run: string | null
}

/** What started a clock, with its numbers. */
export const factSentences = {
  week_open: ({ numbers, words }, { subject }) =>
    `${subject} ended on ${formatDay(words.due as string)} with ${formatCount(numbers.open as number)} of ${countOf(numbers.total as number, 'task')} open.`,
  milestone_overdue: ({ words }, { subject }) =>
    `The milestone “${subject}” was due on ${formatDay(words.due as string)} and is not ticked.`,
  week_over_estimate: ({ numbers }, { subject }) =>
    `${subject} cost ${formatMoney(numbers.actual as number)} against an estimate of ${formatMoney(numbers.estimate as number)}.`,
  over_budget: ({ numbers }) =>
    `${formatMoney(numbers.actual as number)} are spent of a budget of ${formatMoney(numbers.budget as number)}.`,
  tier_blocked: ({ numbers, words }, { subject, run }) =>
    `${subject} is blocked: ${formatCount(numbers.failing as number)} of ${countOf(numbers.total as number, 'criterion')} not met, first “${words.criterion}”${run === null ? '' : ` in ${run}`}.`,
  said_blocked: ({ words }, { subject }) => `The document calls ${subject} blocked: “${words.said}”.`,
  point_open: ({ words }) =>
    `An open point stands${words.priority === undefined ? '' : ` (${words.priority})`}: “${words.point}”.`,
} satisfies Record<EscalationFactCode, (fact: EscalationFact, names: FactNames) => string>

const kindSentences = {
  schedule: (threshold) =>
    `Starts ${threshold.days === null ? 'at the end of a week' : `${dayCount(threshold.days)} after the end of a week`} that has open tasks or an open milestone.`,
  budget: (threshold) =>
    `Starts when what is spent, as recorded or stated, passes the week’s estimate or the budget${over(threshold)}.`,
  blocker: () =>
    'Starts when evidence blocks a tier, when the document calls something blocked, or with an open point called high, urgent or blocking.',
} satisfies Record<EscalationKind, (threshold: EscalationThreshold) => string>

function dayCount(days: number): string {
  return Number.isInteger(days) ? countOf(days, 'day') : countOf(Math.round(days * 24), 'hour')
}

function over({ percent, cents }: EscalationThreshold): string {
  if (percent !== null) return ` by more than ${formatPercent(percent)}`
  return cents === null ? '' : ` by more than ${formatMoney(cents)}`
}

export function watchSentence(kinds: readonly EscalationKind[], threshold: EscalationThreshold): string {
  return kinds.map((kind) => kindSentences[kind](threshold)).join(' ')
}

export const unwatchedSentences = {
  trigger_unknown: 'Cannot be watched by data: its words name neither a delay, nor money, nor something blocked.',
  no_week_days: 'Cannot be watched: no week has days, by the calendar or by its own dates.',
  no_costs: 'Cannot be watched: neither a budget nor an estimate of cost is stated.',
  no_tracker: 'Cannot be watched: there is no tracker.',
} satisfies Record<UnwatchedReason, string>

/** "3 days", "5 hours", "20 minutes": whole, rounded down; an hour is the least said of days. */
export function lengthWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 120) return countOf(minutes, 'minute')
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? countOf(hours, 'hour') : countOf(Math.floor(hours / 24), 'day')
}

export const standingSentences = {
  overdue: (late: string) => `overdue by ${late}`,
  running: (left: string | null) => (left === null ? 'running, without a deadline' : `${left} left`),
  fact_ended: (at: string, missed: boolean) => `stopped ${at}${missed ? ', after its deadline' : ''}`,
  program_ended: (at: string) => `the program ended ${at}`,
} as const
