import { assessProgram } from '~/domain/assess'
import type { ProgramState } from '~/domain/assessment'
import { timeOf } from '~/domain/calendar'
import type { Instant } from '~/domain/place'
import type { SheetFacts } from '~/domain/review/facts'
import type { SheetMoment } from '~/domain/review/moments'
import { noWork, type RecordedWork } from '~/domain/work/records'
import { trackerSnapshots } from '~/domain/work/trackers'
import type { AssayDatabase } from '~db/client.server'
import { assessmentFor } from '../assessments.server'

const overlaid = new WeakMap<ProgramState, { work: RecordedWork; moment: SheetMoment }>()

/**
 * A program as of a sheet's moment. Hours, cost, proofs and links of risks are written down when the
 * week is over: what `work` knows of them (the records of the moment of looking) counts as well.
 */
export function momentFor(
  db: AssayDatabase,
  input: { program: string; asOf: Instant; work: RecordedWork },
): SheetMoment {
  const found = assessmentFor(db, input)
  const own = found.state.work === undefined ? noWork : found.state.work
  const { proofs, costs, riskLinks } = input.work
  if (JSON.stringify([own.proofs, own.costs, own.riskLinks]) === JSON.stringify([proofs, costs, riskLinks]))
    return found
  const known = overlaid.get(found.state)
  if (known !== undefined && known.work === input.work) return known.moment
  const state = { ...found.state, work: { ...own, proofs, costs, riskLinks } }
  const moment = { state, assessment: assessProgram(state) }
  overlaid.set(found.state, { work: input.work, moment })
  return moment
}

/**
 * What a sheet is compared with: the program at the sheet's beginning, or, where it had no tracker yet,
 * as its first tracker found it. null where there was none before the sheet's own moment.
 */
export function momentBefore(
  db: AssayDatabase,
  input: { program: string; from: Instant; after: SheetMoment },
): { before: SheetMoment | null; comparedWith: SheetFacts['comparedWith'] } {
  const { program, from, after } = input
  const { asOf } = after.assessment
  if (timeOf(from) >= timeOf(asOf)) return { before: null, comparedWith: null }
  // The millisecond before: what came with the first moment of the day belongs to the day.
  const beginning = assessmentFor(db, { program, asOf: new Date(timeOf(from) - 1).toISOString() })
  if (beginning.assessment.tracker !== null)
    return { before: beginning, comparedWith: { at: beginning.assessment.asOf, because: 'beginning' } }
  const [first] = trackerSnapshots(after.state)
  if (first === undefined || timeOf(first.effectiveAt) >= timeOf(asOf)) return { before: null, comparedWith: null }
  const before = assessmentFor(db, { program, asOf: first.effectiveAt })
  return { before, comparedWith: { at: first.effectiveAt, because: 'first_document' } }
}
