import { Temporal } from 'temporal-polyfill'
import type { Source } from '../assessment'
import { endOfDay, timeOf } from '../calendar'
import type { Instant, IsoDay, Place } from '../place'
import type { DocumentPlan, Snapshot, Task, Week } from '../plan'
import type { ProgramSettings } from '../program'
import { overspending } from './escalation-budget'
import type { EscalationKind, EscalationThreshold } from './escalation-triggers'
import { plannedSpan } from './planned-span'
import type { CostEntry } from './records'

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
  /** Days and moments worked out so far: the weeks of a hundred snapshots are the same twenty. */
  known: Map<string, string>
}

/** Everything of one kind that the document and the records of a segment show. */
export function factsOf(kind: EscalationKind, asked: FactsAsked): FactSince[] {
  if (kind === 'schedule') return [...openWeeks(asked), ...openMilestones(asked)]
  return kind === 'budget' ? overspending(asked) : saidBlocked(asked)
}

function openWeeks({ segment, settings, threshold, known }: FactsAsked): FactSince[] {
  const { plan } = segment.snapshot
  const byWeek = groupTasks(plan)
  return plan.weeks.flatMap((week): FactSince[] => {
    const due = knownDueDay(plan, week, settings, known)
    const tasks = byWeek.get(week.id) ?? []
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
        since: knownPassed(due, threshold.days, settings.timezone, known),
      },
    ]
  })
}

function groupTasks({ tasks }: DocumentPlan): Map<string, Task[]> {
  const groups = new Map<string, Task[]>()
  for (const task of tasks) {
    const group = groups.get(task.weekId)
    if (group === undefined) groups.set(task.weekId, [task])
    else group.push(task)
  }
  return groups
}

function openMilestones({ segment, settings, threshold, known }: FactsAsked): FactSince[] {
  const { plan } = segment.snapshot
  return plan.milestones.flatMap((milestone): FactSince[] => {
    const week = plan.weeks.find(({ id }) => id === milestone.weekId)
    const planned = week === undefined ? null : knownDueDay(plan, week, settings, known)
    const due = milestone.dueOn ?? planned
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
        since: knownPassed(due, threshold.days, settings.timezone, known),
      },
    ]
  })
}

/** The last day that a week is planned on; null where its days are not known. */
export function dueDayOf(plan: DocumentPlan, week: Week, settings: ProgramSettings): IsoDay | null {
  const span = plannedSpan(plan, week, settings)
  return span === null ? null : span.to
}

/** A week of the calendar has the same days in every snapshot. */
function knownDueDay(plan: DocumentPlan, week: Week, settings: ProgramSettings, known: FactsAsked['known']) {
  if (settings.startDate === null || week.unit !== 'week' || week.number === null) return dueDayOf(plan, week, settings)
  const key = `week ${week.number}`
  const found = known.get(key)
  const due = found === undefined ? dueDayOf(plan, week, settings) : found
  if (due !== null) known.set(key, due)
  return due
}

function knownPassed(day: IsoDay, days: number | null, timezone: string, known: FactsAsked['known']): Instant {
  const key = `after ${day}`
  const found = known.get(key)
  const at = found === undefined ? passedAt(day, days, timezone) : found
  known.set(key, at)
  return at
}

/** The end of a day and so many days more. Whole days count by the calendar, whatever their length. */
export function passedAt(day: IsoDay, days: number | null, timezone: string): Instant {
  const whole = days === null ? 0 : Math.floor(days)
  const end = endOfDay(Temporal.PlainDate.from(day).add({ days: whole }).toString(), timezone)
  const rest = days === null ? 0 : days - whole
  return rest === 0 ? end : new Date(timeOf(end) + rest * 86_400_000).toISOString()
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

export function inSnapshot({ snapshot }: Segment, words: string, place: Place): Source {
  return { kind: 'document', document: snapshot.document, place, words }
}
