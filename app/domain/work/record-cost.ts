import { type Actor, done, type Outcome, refused } from '../acts/refusals'
import { may } from '../people'
import type { IsoDay } from '../place'
import type { DocumentPlan } from '../plan'
import { parseHours, parseMoney } from './amounts'
import type { CostEntry } from './records'

/** What the form asks for, as typed. */
export interface TypedCost {
  weekId: string
  day: string
  hours: string
  cost: string
  note: string
}

/** What is recorded of it. */
export type GivenCost = Pick<CostEntry, 'weekId' | 'day' | 'minutes' | 'cents' | 'note' | 'replaces'>

/** Ids of what hours can be recorded for: the tracker's weeks, and lines of its cost table that name none. */
export function recordableWeeks({ weeks, costs }: Pick<DocumentPlan, 'weeks' | 'costs'>): string[] {
  const lines = costs.filter(({ isTotal }) => !isTotal).map(({ id, weekId }) => weekId ?? id)
  return [...new Set([...weeks.map(({ id }) => id), ...lines])]
}

interface Knowing {
  /** Ids of weeks that hours can be recorded for. */
  weekIds: readonly string[]
  /** Today in the program's own time zone. */
  today: IsoDay
  /** Everything recorded so far. */
  costs: readonly CostEntry[]
}

/** Hours and cost of a week: read as typed, of a week that is there, worked no later than today. */
export function newCost(actor: Actor, typed: TypedCost, knowing: Knowing): Outcome<GivenCost> {
  if (!may(actor.role, 'record_actuals')) return refused('not_allowed')
  const { weekId } = typed
  if (!knowing.weekIds.includes(weekId)) return refused('unknown_week', { week: weekId.slice(0, 100) })
  const amounts = amountsOf(typed)
  if (!amounts.ok) return amounts
  const day = dayOf(typed.day, knowing.today)
  if (!day.ok) return day
  return done({ weekId, day: day.value, ...amounts.value, note: typed.note.trim(), replaces: null })
}

/** A correction names the entry that it stands for, and why; the old one stays readable. */
export function correctedCost(
  actor: Actor,
  typed: TypedCost,
  knowing: Knowing & { entryId: number },
): Outcome<GivenCost> {
  const old = standingEntry(actor, typed.note, knowing)
  if (!old.ok) return old
  // An entry may outlive its week: it can be corrected where it is.
  const weekIds = [...knowing.weekIds, old.value.weekId]
  const given = newCost(actor, typed, { ...knowing, weekIds })
  return given.ok ? done({ ...given.value, replaces: old.value.id }) : given
}

/** Taking an entry back is a correction that states nothing. */
export function withdrawnCost(
  actor: Actor,
  note: string,
  knowing: Pick<Knowing, 'costs'> & { entryId: number },
): Outcome<GivenCost> {
  const old = standingEntry(actor, note, knowing)
  if (!old.ok) return old
  const { id, weekId, day } = old.value
  return done({ weekId, day, minutes: null, cents: null, note: note.trim(), replaces: id })
}

function standingEntry(
  actor: Actor,
  note: string,
  { costs, entryId }: Pick<Knowing, 'costs'> & { entryId: number },
): Outcome<CostEntry> {
  if (!may(actor.role, 'record_actuals')) return refused('not_allowed')
  const old = costs.find(({ id }) => id === entryId)
  if (old === undefined) return refused('unknown_record')
  if (old.minutes === null && old.cents === null) return refused('already_withdrawn')
  if (costs.some(({ replaces }) => replaces === entryId)) return refused('already_corrected')
  return note.trim() === '' ? refused('reason_missing') : done(old)
}

function amountsOf({ hours, cost }: TypedCost): Outcome<{ minutes: number | null; cents: number | null }> {
  const minutes = parseHours(hours)
  if (!minutes.ok) return refused('hours_unreadable', { typed: hours.trim().slice(0, 40), reason: minutes.reason })
  const cents = parseMoney(cost)
  if (!cents.ok) return refused('cost_unreadable', { typed: cost.trim().slice(0, 40), reason: cents.reason })
  if (minutes.value === null && cents.value === null) return refused('amount_missing')
  return done({ minutes: minutes.value, cents: cents.value })
}

function dayOf(typed: string, today: IsoDay): Outcome<IsoDay | null> {
  const day = typed.trim()
  if (day === '') return done(null)
  if (!isDay(day)) return refused('day_unreadable', { typed: day.slice(0, 40) })
  return day > today ? refused('day_ahead', { day }) : done(day)
}

/** A day of the calendar, written as 2026-01-31. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00.000Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}
