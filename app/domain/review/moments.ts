import type { Assessment, ProgramState } from '../assessment'
import { timeOf } from '../calendar'
import type { Instant } from '../place'
import type { Fact, FactGroup, FactSource } from './facts'

/** A program as of one moment. */
export interface SheetMoment {
  state: ProgramState
  assessment: Assessment
}

/** What the facts of a sheet are made from. */
export interface SheetAsked {
  /** null where there was no document yet to compare with. */
  before: SheetMoment | null
  after: SheetMoment
  /** After this moment and up to that of `after` lies what happened. */
  from: Instant
  /** null for a sheet that is not about one week. */
  weekId: string | null
}

/** Whether a moment lies within what the sheet is about. */
export function isWithin({ from, after }: SheetAsked, at: Instant | null): boolean {
  return at !== null && timeOf(at) >= timeOf(from) && timeOf(at) <= timeOf(after.assessment.asOf)
}

/** Tiers that a sheet is about: those that its week names; every tier where it names none. */
export function tiersOf({ after, weekId }: SheetAsked): Set<string> {
  const all = after.assessment.tiers.map(({ tier }) => tier.id)
  const week = after.assessment.tracker?.weeks.find(({ id }) => id === weekId)
  const named = week === undefined ? [] : week.tiers.filter((id) => all.includes(id))
  return new Set(named)
}

type Made = Partial<Pick<Fact, 'numbers' | 'words' | 'sources'>> & { code?: string }

/** A fact; its code is its id up to the first slash where none is given. */
export function fact(group: FactGroup, id: string, made: Made): Fact {
  const { code = id, numbers = {}, words = {}, sources = [] } = made
  return { id, code, group, numbers, words, sources }
}

export function placed(place: { file: string; line: number; column: number }): FactSource {
  return { kind: 'place', place }
}
