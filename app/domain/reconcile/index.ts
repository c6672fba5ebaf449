import type { ReconciledClaim } from '../assessment'
import { reconcileChecklists } from './checklist-claims'
import { citedAmong } from './cited-among'
import { type ClaimDraft, finishClaims } from './claim-draft'
import { reconcileCriteria } from './criterion-claims'
import { reconcileDates } from './date-claims'
import type { ReconcileInput, TrackerInput } from './input'
import { reconcileMarks } from './mark-claims'
import { reconcileMetrics } from './metric-claims'
import { ofDocuments } from './of-documents'
import { reconcileParts } from './part-claims'
import { reconcilePasses } from './pass-claims'
import { reconcilePlans } from './plan-claims'
import { reconcilePlanDocument } from './plan-document-claims'
import { reconcilePlannedCoverage } from './planned-coverage-claims'
import { reconcilePlannedNames } from './planned-name-claims'
import { reconcileProgram } from './program-claims'
import { reconcileProgress } from './progress-claims'
import { reconcileRuns } from './run-claims'
import { reconcileStatements } from './statement-claims'
import { reconcileTargets } from './target-claims'
import { reconcileTiers } from './tier-claims'
import { reconcileTotals } from './total-claims'
import { reconcileWeeks } from './week-claims'
import { reconcileWeeklyTable } from './weekly-table-claims'

export type { ReconcileInput } from './input'
export { type ReconciliationReason, reconciliationReasons } from './reasons'

const progressOf = ofDocuments('progress', reconcileProgress)
const metricsOf = ofDocuments('metrics', reconcileMetrics)
const weeklyTableOf = ofDocuments('weekly tables', reconcileWeeklyTable)
const coverageOf = ofDocuments('planned coverage', reconcilePlannedCoverage)
const totalsOf = ofDocuments('totals', reconcileTotals)
const datesOf = ofDocuments('dates', reconcileDates)
const targetsOf = ofDocuments('targets', reconcileTargets)
const planDocumentOf = ofDocuments('plan documents', reconcilePlanDocument)

/** What any document says of itself and of runs, whatever tiers the program has. */
function ownWords(input: TrackerInput): ClaimDraft[] {
  return [
    ...reconcileProgram(input),
    ...reconcileWeeks(input),
    ...progressOf(input),
    ...metricsOf(input),
    ...weeklyTableOf(input),
    ...reconcileRuns(input),
    ...reconcilePasses(input),
  ]
}

/** What is claimed beside the main checks, on lines that these did not take up. */
function withTheRest(input: TrackerInput, drafts: ClaimDraft[]): ClaimDraft[] {
  const lines = new Set(drafts.flatMap(({ claim }) => (claim.place === null ? [] : [claim.place.line])))
  const metrics = drafts.filter(({ kind }) => kind === 'metric_figure')
  const taken = new Set(metrics.map(({ subject, claim }) => `${subject} ${claim.place?.line}`))
  const statements = reconcileStatements(input, taken)
  for (const { claim } of statements) if (claim.place !== null) lines.add(claim.place.line)
  const marks = input.tracker.role === 'plan' ? [] : reconcileMarks(input, lines)
  return [...drafts, ...reconcileParts(input), ...statements, ...marks]
}

function ofTracker(input: TrackerInput): ClaimDraft[] {
  return withTheRest(input, [
    ...reconcileTiers(input),
    ...reconcileCriteria(input),
    ...ownWords(input),
    ...reconcilePlannedNames(input),
    ...reconcilePlans(input),
    ...coverageOf(input),
    ...totalsOf(input),
    ...datesOf(input),
    ...reconcileChecklists(input),
  ])
}

/** Plans and guides claim too: ticked plan boxes, achievements, figures. Tiers are judged with the tracker. */
function ofOthers(input: ReconcileInput): ClaimDraft[] {
  return input.documents.flatMap((tracker) => {
    const own: TrackerInput = { ...input, tracker, documents: [], tiers: [] }
    return withTheRest(own, [
      ...ownWords(own),
      ...totalsOf(own),
      ...datesOf(own),
      ...reconcileChecklists(own),
      ...planDocumentOf(own),
    ])
  })
}

/**
 * Every claim of the documents in its class of semantics §6, worst first: against the verdicts, the
 * runs it names, and the documents' own other words. Claims and evidence meet here and nowhere else.
 */
export function reconcileClaims(input: ReconcileInput): ReconciledClaim[] {
  const { tracker } = input
  const claims = finishClaims([
    ...(tracker === null ? [] : ofTracker({ ...input, tracker })),
    ...(tracker === null ? reconcileTargets(input) : targetsOf({ ...input, tracker })),
    ...ofOthers(input),
  ])
  return claims.map((claim) => {
    const cited = citedAmong(claim, input)
    return cited === null ? claim : { ...claim, cited }
  })
}
