import type { ReconciledClaim } from '../assessment'
import { reconcileChecklists } from './checklist-claims'
import { finishClaims } from './claim-draft'
import { reconcileCriteria } from './criterion-claims'
import { reconcileDates } from './date-claims'
import type { ReconcileInput } from './input'
import { reconcileMetrics } from './metric-claims'
import { reconcilePasses } from './pass-claims'
import { reconcilePlans } from './plan-claims'
import { reconcilePlannedNames } from './planned-name-claims'
import { reconcileProgram } from './program-claims'
import { reconcileProgress } from './progress-claims'
import { reconcileRuns } from './run-claims'
import { reconcileTargets } from './target-claims'
import { reconcileTiers } from './tier-claims'
import { reconcileTotals } from './total-claims'
import { reconcileWeeks } from './week-claims'
import { reconcileWeeklyTable } from './weekly-table-claims'

export type { ReconcileInput } from './input'
export { type ReconciliationReason, reconciliationReasons } from './reasons'

/**
 * Every claim of the tracker in its class of semantics §6, worst first: against the verdicts, the
 * runs it names, and the document's own other words. Claims and evidence meet here and nowhere else.
 */
export function reconcileClaims(input: ReconcileInput): ReconciledClaim[] {
  const targets = reconcileTargets(input)
  if (input.tracker === null) return finishClaims(targets)
  const ofTracker = { ...input, tracker: input.tracker }
  return finishClaims([
    ...reconcileTiers(ofTracker),
    ...reconcileCriteria(ofTracker),
    ...reconcileProgram(ofTracker),
    ...reconcileWeeks(ofTracker),
    ...reconcileProgress(ofTracker),
    ...reconcileMetrics(ofTracker),
    ...reconcileWeeklyTable(ofTracker),
    ...reconcileRuns(ofTracker),
    ...reconcilePasses(ofTracker),
    ...reconcilePlannedNames(ofTracker),
    ...reconcilePlans(ofTracker),
    ...reconcileTotals(ofTracker),
    ...reconcileDates(ofTracker),
    ...reconcileChecklists(ofTracker),
    ...targets,
  ])
}
