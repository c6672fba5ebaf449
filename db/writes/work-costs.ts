import { type Actor, done, type Outcome } from '~/domain/acts/refusals'
import { dayOf, endOfDay } from '~/domain/calendar'
import type { Instant } from '~/domain/place'
import {
  correctedCost,
  type GivenCost,
  newCost,
  recordableWeeks,
  type TypedCost,
  withdrawnCost,
} from '~/domain/work/record-cost'
import type { CostEntry } from '~/domain/work/records'
import type { AssayDatabase } from '../client.server'
import { loadProgramState, readDeclaredTimezone } from '../queries/load-state'
import { findProgram } from '../queries/programs'
import { costEntry } from '../schema/work'
import { recordRow } from './record-row'
import { writeTransaction } from './transaction'

interface Asked {
  program: string
  actor: Actor
  at: Instant
}

/** Records hours and cost of a week as typed. */
export function recordCost(db: AssayDatabase, input: Asked & { typed: TypedCost }): Outcome<{ id: number }> {
  return record(db, input, (known) => newCost(input.actor, input.typed, known), 'cost.record')
}

/** Records what an entry should have said; the entry stays. */
export function correctCost(
  db: AssayDatabase,
  input: Asked & { typed: TypedCost; entryId: number },
): Outcome<{ id: number }> {
  const { actor, typed, entryId } = input
  return record(db, input, (known) => correctedCost(actor, typed, { ...known, entryId }), 'cost.correct')
}

/** Takes an entry back, with the reason; both rows stay. */
export function withdrawCost(
  db: AssayDatabase,
  input: Asked & { note: string; entryId: number },
): Outcome<{ id: number }> {
  const { actor, note, entryId } = input
  return record(db, input, ({ costs }) => withdrawnCost(actor, note, { costs, entryId }), 'cost.correct')
}

interface Known {
  weekIds: string[]
  today: string
  costs: CostEntry[]
}

/** The law is asked inside the transaction: two who correct one entry cannot both succeed. */
function record(
  db: AssayDatabase,
  { program: slug, actor, at }: Asked,
  law: (known: Known) => Outcome<GivenCost>,
  action: 'cost.record' | 'cost.correct',
): Outcome<{ id: number }> {
  return writeTransaction(db, () => {
    const program = findProgram(db, { slug })
    if (program === null) throw new Error(`There is no program ${slug}`)
    const timezone = readDeclaredTimezone(db, { programId: program.id }) ?? 'UTC'
    const today = dayOf(at, timezone)
    const { snapshots, work } = loadProgramState(db, { program: slug, asOf: endOfDay(today, timezone) })
    const tracker = snapshots.find(({ plan }) => plan.role === 'tracker')?.plan
    const costs = work === undefined ? [] : work.costs
    const allowed = law({
      weekIds: tracker === undefined ? [] : recordableWeeks(tracker),
      today,
      costs,
    })
    if (!allowed.ok) return allowed
    const row = { programId: program.id, ...allowed.value, by: actor.name, at }
    return done({ id: recordRow(db, costEntry, row, { programId: program.id, action }) })
  })
}
