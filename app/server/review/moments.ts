import type { ProgramState } from '~/domain/assessment'
import { timeOf } from '~/domain/calendar'
import { sharedMemory } from '~/domain/memory'
import type { Instant } from '~/domain/place'
import type { SheetFacts } from '~/domain/review/facts'
import type { SheetMoment } from '~/domain/review/moments'
import { reviewSpan } from '~/domain/review/review-span'
import { entriesInEffect } from '~/domain/work/actuals'
import { costsKnownLater } from '~/domain/work/costs-known-later'
import { type CostEntry, noWork, type RecordedWork } from '~/domain/work/records'
import { trackerSnapshots } from '~/domain/work/trackers'
import type { AssayDatabase } from '~db/client.server'
import { assessOnce } from '~db/queries/assess-once'
import { assessmentFor } from '../assessments.server'

const overlaid = sharedMemory(
  'sheet-moments',
  () => new WeakMap<ProgramState, { work: RecordedWork; weekId: string | null; moment: SheetMoment }>(),
)

/**
 * A program as of a sheet's moment. Hours, cost, proofs and links of risks are written down when the
 * week is over: what `work` knows of them (the records of the moment of looking) counts as well, cost
 * as far as it belongs to the time up to that moment or to the sheet's own week.
 */
export function momentFor(
  db: AssayDatabase,
  input: { program: string; asOf: Instant; work: RecordedWork; weekId: string | null },
): SheetMoment {
  const { weekId } = input
  const found = assessmentFor(db, input)
  const known = overlaid.get(found.state)
  if (known !== undefined && known.work === input.work && known.weekId === weekId) return known.moment
  const { proofs, riskLinks } = input.work
  const moment = withRecords(found, { proofs, riskLinks, costs: laterCosts(found, input) })
  overlaid.set(found.state, { work: input.work, weekId, moment })
  return moment
}

function laterCosts(
  { state, assessment }: SheetMoment,
  { work, weekId }: { work: RecordedWork; weekId: string | null },
): CostEntry[] {
  const { tracker, settings, asOf } = assessment
  return costsKnownLater(work.costs, {
    own: state.work === undefined ? [] : state.work.costs,
    weekId,
    asOf,
    timezone: settings.timezone,
    lastDayOf: (week) => (tracker === null ? null : (reviewSpan(tracker, settings, week)?.to ?? null)),
  })
}

/** The same moment where the records are those that it knew anyway. */
function withRecords(
  found: SheetMoment,
  records: Partial<Pick<RecordedWork, 'proofs' | 'costs' | 'riskLinks'>>,
): SheetMoment {
  const own = found.state.work === undefined ? noWork : found.state.work
  const work = { ...own, ...records }
  if (JSON.stringify(spendingOf(work)) === JSON.stringify(spendingOf(own))) return found
  const state = { ...found.state, work }
  return { state, assessment: assessOnce(state) }
}

/** Emptied entries that the moment did not know count for nothing. */
function spendingOf({ proofs, costs, riskLinks }: RecordedWork) {
  return [proofs, entriesInEffect(costs), riskLinks]
}

/**
 * What a sheet is compared with: the program at the sheet's beginning, or, where it had no tracker yet,
 * as its first tracker found it. null where there was none before the sheet's own moment.
 */
export function momentBefore(
  db: AssayDatabase,
  input: { program: string; from: Instant; after: SheetMoment; work: RecordedWork },
): { before: SheetMoment | null; comparedWith: SheetFacts['comparedWith'] } {
  const { program, from, after, work } = input
  const at = (asOf: Instant) => {
    const found = assessmentFor(db, { program, asOf })
    // Cost as the sheet before says it; proofs and links as they stood.
    return withRecords(found, { costs: laterCosts(found, { work, weekId: null }) })
  }
  const { asOf } = after.assessment
  if (timeOf(from) >= timeOf(asOf)) return { before: null, comparedWith: null }
  // The millisecond before: what came with the first moment of the day belongs to the day.
  const beginning = at(new Date(timeOf(from) - 1).toISOString())
  if (beginning.assessment.tracker !== null)
    return { before: beginning, comparedWith: { at: beginning.assessment.asOf, because: 'beginning' } }
  const [first] = trackerSnapshots(after.state)
  if (first === undefined || timeOf(first.effectiveAt) >= timeOf(asOf)) return { before: null, comparedWith: null }
  return { before: at(first.effectiveAt), comparedWith: { at: first.effectiveAt, because: 'first_document' } }
}
