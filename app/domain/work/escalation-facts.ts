import { Temporal } from 'temporal-polyfill'
import type { Source } from '../assessment'
import { endOfDay, timeOf } from '../calendar'
import type { Instant, IsoDay, Place } from '../place'
import type { DocumentPlan, Snapshot, Week } from '../plan'
import type { ProgramSettings } from '../program'
import type { EscalationKind, EscalationThreshold } from './escalation-triggers'
import { plannedSpan } from './planned-span'
import type { CostEntry } from './records'
import { weekValue } from './week-value'

/** What starts a clock; one sentence per code in the catalogue. */
export const escalationFacts = [
  'week_open',
  'milestone_overdue',
  'week_over_estimate',
  'over_budget',
  'tier_blocked',
  'said_blocked',
  'point_open',
] as const
export type EscalationFactCode = (typeof escalationFacts)[number]

export interface EscalationFact {
  code: EscalationFactCode
  /** `week-3`, a milestone's id, `tier-1`, `program`, an open point's text. */
  subject: string
  /** week_open: open, total. Money in cents: actual, estimate or budget. */
  numbers: Record<string, number>
  /** week_open, milestone_overdue: due (a day). tier_blocked: criterion, run. */
  words: Record<string, string>
  source: Source | null
}

/** A fact, and the moment since which it is one: null where that is when its snapshot or record came. */
export interface FactSince {
  fact: EscalationFact
  since: Instant | null
}

/** A stretch of time in which neither the document nor what was recorded changed. */
export interface Segment {
  from: Instant
  snapshot: Snapshot
  /** Costs recorded by then and in effect. */
  entries: readonly CostEntry[]
}

export interface FactsAsked {
  segment: Segment
  settings: ProgramSettings
  threshold: EscalationThreshold
}

/** Everything of one kind that the document and the records of a segment show. */
export function factsOf(kind: EscalationKind, asked: FactsAsked): FactSince[] {
  if (kind === 'schedule') return [...openWeeks(asked), ...openMilestones(asked)]
  return kind === 'budget' ? overspending(asked) : saidBlocked(asked)
}

function openWeeks({ segment, settings, threshold }: FactsAsked): FactSince[] {
  const { plan } = segment.snapshot
  return plan.weeks.flatMap((week): FactSince[] => {
    const due = dueDayOf(plan, week, settings)
    const tasks = plan.tasks.filter(({ weekId }) => weekId === week.id)
    const open = tasks.filter(({ ticked }) => !ticked)
    const [first] = open
    if (due === null || first === undefined) return []
    return [
      {
        fact: {
          code: 'week_open',
          subject: week.id,
          numbers: { open: open.length, total: tasks.length },
          words: { due, task: first.text },
          source: inSnapshot(segment, first.text, first.place),
        },
        since: passedAt(due, threshold.days, settings.timezone),
      },
    ]
  })
}

function openMilestones({ segment, settings, threshold }: FactsAsked): FactSince[] {
  const { plan } = segment.snapshot
  return plan.milestones.flatMap((milestone): FactSince[] => {
    const week = plan.weeks.find(({ id }) => id === milestone.weekId)
    const due = week === undefined ? null : dueDayOf(plan, week, settings)
    if (due === null || milestone.ticked) return []
    return [
      {
        fact: {
          code: 'milestone_overdue',
          subject: milestone.id,
          numbers: {},
          words: { due, milestone: milestone.text },
          source: inSnapshot(segment, milestone.text, milestone.place),
        },
        since: passedAt(due, threshold.days, settings.timezone),
      },
    ]
  })
}

/** The last day that a week is planned on; null where its days are not known. */
export function dueDayOf(plan: DocumentPlan, week: Week, settings: ProgramSettings): IsoDay | null {
  const span = plannedSpan(plan, week, settings)
  return span === null ? null : span.to
}

/** The end of a day and so many days more. Whole days count by the calendar, whatever their length. */
export function passedAt(day: IsoDay, days: number | null, timezone: string): Instant {
  const whole = days === null ? 0 : Math.floor(days)
  const end = endOfDay(Temporal.PlainDate.from(day).add({ days: whole }).toString(), timezone)
  const rest = days === null ? 0 : days - whole
  return rest === 0 ? end : new Date(timeOf(end) + rest * 86_400_000).toISOString()
}

function overspending({ segment, settings, threshold }: FactsAsked): FactSince[] {
  const { plan } = segment.snapshot
  const lines = plan.costs.filter(({ isTotal }) => !isTotal)
  const spent = plan.weeks.map((week) => {
    const value = weekValue({
      weekId: week.id,
      week,
      lines: lines.filter(({ weekId }) => weekId === week.id),
      tasks: plan.tasks.filter(({ weekId }) => weekId === week.id),
      entries: segment.entries.filter(({ weekId }) => weekId === week.id),
      proven: new Set(),
      plan,
      settings,
      statusDay: '2000-01-01',
      unit: 'cents',
    })
    return { week, actual: value.actual.cents, estimate: value.estimate.cents }
  })
  const weeks = spent.flatMap(({ week, actual, estimate }): FactSince[] => {
    if (!actual.known || !estimate.known || !isOver(actual.value, estimate.value, threshold)) return []
    const line = lines.find(({ weekId }) => weekId === week.id)
    const numbers = { actual: actual.value, estimate: estimate.value }
    const source = line === undefined ? null : inSnapshot(segment, line.phase, line.place)
    return [{ fact: { code: 'week_over_estimate', subject: week.id, numbers, words: {}, source }, since: null }]
  })
  const total = spent.reduce((sum, { actual }) => sum + (actual.known ? actual.value : 0), 0)
  const budget = settings.budgetHighCents
  if (budget === null || !isOver(total, budget, threshold)) return weeks
  const source = plan.budget === null ? null : inSnapshot(segment, plan.budget.words, plan.budget.place)
  const numbers = { actual: total, budget }
  return [...weeks, { fact: { code: 'over_budget', subject: 'program', numbers, words: {}, source }, since: null }]
}

/** Over the limit by more than the rule lets pass; by anything where it names no amount. */
function isOver(actual: number, limit: number, { percent, cents }: EscalationThreshold): boolean {
  if (percent !== null) return actual * 100 > limit * (100 + percent)
  return actual > limit + (cents === null ? 0 : cents)
}

/** Priorities that make an open point one that stands in the way. */
const urgent =
  /\b(?:high|highest|critical|urgent|blocker|blocking|blocked|immediate|p0|p1|tinggi|kritis|hoch|kritisch)\b/i

function saidBlocked({ segment }: FactsAsked): FactSince[] {
  const { plan } = segment.snapshot
  const said = [
    ...plan.weeks.flatMap(({ id, statuses }) => statuses.map((status) => ({ id, status }))),
    ...plan.days.flatMap(({ id, statuses }) => statuses.map((status) => ({ id, status }))),
    ...plan.statuses.map((status) => ({ id: 'program', status })),
    ...plan.risks.flatMap(({ id, active, status }) => (active && status !== null ? [{ id, status }] : [])),
    ...plan.glyphItems.map(({ text, status, place }) => ({ id: text, status: { words: text, status, place } })),
  ].filter(({ status }) => status.status === 'blocked')
  const first = new Map(said.toReversed().map((one) => [one.id, one]))
  const points = plan.openPoints.filter(({ priority, text }) =>
    // What stands in brackets explains the priority and is none.
    urgent.test(priority === null ? text : priority.replace(/\([^()]*\)/g, '')),
  )
  return [
    ...[...first.values()].toReversed().map(({ id, status }): FactSince => {
      const source = inSnapshot(segment, status.words, status.place)
      return {
        fact: { code: 'said_blocked', subject: id, numbers: {}, words: { said: status.words }, source },
        since: null,
      }
    }),
    ...points.map(({ text, priority, place }): FactSince => {
      const words = { point: text, ...(priority === null ? {} : { priority }) }
      const source = inSnapshot(segment, text, place)
      return { fact: { code: 'point_open', subject: text, numbers: {}, words, source }, since: null }
    }),
  ]
}

function inSnapshot({ snapshot }: Segment, words: string, place: Place): Source {
  return { kind: 'document', document: snapshot.document, place, words }
}
