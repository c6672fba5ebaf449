import { actsOf, waiversOfTier, withActs } from './acts/apply-acts'
import { releaseAccepted } from './acts/released'
import { signedTier } from './acts/signed-tier'
import { answerByNotes } from './annotate/answered'
import { noteFacts } from './annotate/part-of-claim'
import type { Assessment, JudgedTier, ProgramState } from './assessment'
import { dayOf, endOfDay, timeOf, weekNumber } from './calendar'
import { claimOfTier } from './criteria/claimed-tier'
import { conditionsOf, invalidRuns, type JudgingContext, qualifyingRuns } from './criteria/context'
import { judgeCriterion } from './criteria/judge-criterion'
import { sourcesOfTier } from './criteria/other-sources'
import { criteriaOfTier, tiersOf } from './criteria/tier-criteria'
import { tierStateOf } from './criteria/tier-state'
import { examineAll, examineInSteps } from './forensics/examine-all'
import type { Instant } from './place'
import type { DocumentPlan, Snapshot, Tier } from './plan'
import type { ProgramSettings } from './program'
import { measureProgress } from './progress'
import { reconcileClaims } from './reconcile'
import { claimsOnce } from './reconcile/claims-once'
import { proofOf } from './reconcile/task-proof'
import { judgeProofs, proofsBySubject } from './work/task-proofs'

/**
 * Ties everything together: findings on every run, the verdict of every criterion, the state of
 * every tier, progress and the ledger of claims, all as of `state.asOf`. Pure: the same state
 * gives the same assessment, and nothing here reads a clock.
 */
export function assessProgram(state: ProgramState): Assessment {
  const { settings, runs } = state
  const context = judgingContext(state)
  const { findings } = context
  const { proofs, ...facts } = factsOf(context)
  const { tracker, tiers, referenceAt } = facts
  const qualifying = qualifyingByTier(tiers, context)
  const plans = state.snapshots.map(({ plan }) => plan)
  const input = {
    ...proofs,
    tracker,
    documents: plans.filter((plan) => plan !== tracker),
    earlier: state.earlier.map(({ plan }) => plan),
    tiers,
    qualifying,
    settings,
    referenceAt,
  }
  return {
    ...facts,
    claims: claimsOnce(input, plans, () => {
      const labels = runs.map(({ label }) => label)
      return answerByNotes(reconcileClaims(input), plans, noteFacts(tiers, labels))
    }),
    findings,
    qualifying,
    currentWeekId: tracker === null ? null : currentWeekOf(tracker, settings, referenceAt),
  }
}

/** What a curve through time asks for at many moments: tiers, progress and proven tasks, no ledger of claims. */
export interface AssessedPoint
  extends Pick<Assessment, 'settings' | 'asOf' | 'referenceAt' | 'tracker' | 'tiers' | 'progress'> {
  proven: ReadonlySet<string>
}

/** A moment judged as `assessProgram` judges it, as far as a point of a curve shows it. */
export function assessPoint(state: ProgramState): AssessedPoint {
  const { proofs, ...facts } = factsOf(judgingContext(state))
  const tasks = facts.tracker === null ? [] : facts.tracker.tasks
  const proven = tasks.filter((task) => task.ticked && proofOf(task, proofs).state === 'proven')
  return { ...facts, proven: new Set(proven.map(({ id }) => id)) }
}

function factsOf(context: JudgingContext) {
  const { state, findings, referenceAt, invalid } = context
  const { settings, asOf, runs } = state
  const { tracker: snapshot, tiers } = judgeAll(context)
  const tracker = snapshot === undefined ? null : snapshot.plan
  const judged = judgeProofs(state, findings)
  const attached = proofsBySubject(judged, 'task')
  const attachedDeliverables = proofsBySubject(judged, 'deliverable')
  const proofs = { runs, findings, asOf, invalid, attached, attachedDeliverables }
  return { settings, asOf, referenceAt, tracker, tiers, progress: measureProgress(tracker, proofs), proofs }
}

/** The tiers alone, judged as `assessProgram` judges them: what a history asks for at many moments. */
export function assessTiers(state: ProgramState): JudgedTier[] {
  // Before its first tracker a program has no tiers: nobody needs to examine its runs.
  if (!state.snapshots.some(({ plan }) => plan.role === 'tracker')) return []
  return judgeAll(judgingContext(state)).tiers
}

/** Runs that are judged by every rule in one step. */
const inOneStep = 50

/**
 * Works out what an assessment asks of each run, some runs a step: what is remembered of them then holds for
 * the assessment of all, whose verdicts are not known before.
 */
export function* judgeInSteps(state: ProgramState): Generator<void> {
  if (!state.snapshots.some(({ plan }) => plan.role === 'tracker')) return
  yield* examineInSteps(state, invalidRuns(state.invalidations, state.asOf))
  const context = judgingContext(state)
  for (let from = 0; from < state.runs.length; from += inOneStep) {
    yield
    judgeAll({ ...context, state: { ...state, runs: state.runs.slice(from, from + inOneStep) } })
  }
}

function judgingContext(state: ProgramState): JudgingContext {
  const invalid = invalidRuns(state.invalidations, state.asOf)
  return {
    state,
    referenceAt: referenceMoment(state.settings, state.asOf),
    findings: examineAll(state, invalid),
    groupNames: state.settings.groups.map((group) => group.name),
    invalid,
  }
}

function judgeAll(context: JudgingContext): { tracker: Snapshot | undefined; tiers: JudgedTier[] } {
  const tracker = context.state.snapshots.find(({ plan }) => plan.role === 'tracker')
  return { tracker, tiers: tracker === undefined ? [] : judgeTiers(tracker, context) }
}

/** The earlier of as-of and the program's close (semantics §9). */
export function referenceMoment(settings: ProgramSettings, asOf: Instant): Instant {
  const last = settings.closed === null ? settings.endDate : settings.closed
  if (last === null) return asOf
  const close = endOfDay(last, settings.timezone)
  return timeOf(close) < timeOf(asOf) ? close : asOf
}

function judgeTiers(tracker: Snapshot, context: JudgingContext): JudgedTier[] {
  return tiersOf(tracker, context.state.earlier).map((tier) => judgeTier(tier, tracker, context))
}

function judgeTier(tier: Tier, tracker: Snapshot, context: JudgingContext): JudgedTier {
  const sources = sourcesOfTier(tier.id, context)
  const listed = criteriaOfTier(tier, tracker, context.state.earlier)
  const { counted, released } = releaseAccepted(listed, actsOf(context).acceptances, tracker, context.state.earlier)
  const criteria = counted.map(({ criterion, removed }) => {
    const judged = withActs(judgeCriterion(criterion, context, sources), context)
    return removed ? { ...judged, words: { ...judged.words, removed: 'removed' } } : judged
  })
  const claim = claimOfTier(tier, tracker.plan)
  const waivers = waiversOfTier(tier.id, criteria, context)
  const signed = signedTier(tier.id, tierStateOf(criteria), { criteria, waivers, context, sources })
  return { tier, claimedDone: claim.done, claimWords: claim.words, criteria, waivers, released, ...signed }
}

function qualifyingByTier(tiers: readonly JudgedTier[], context: JudgingContext): Record<string, string[]> {
  return Object.fromEntries(
    tiers.map(({ tier }) => [tier.id, qualifyingRuns(context, conditionsOf(context, tier.id)).map((run) => run.label)]),
  )
}

/** The week that the reference moment lies in, counted from the start date; the last one after the end. */
function currentWeekOf(tracker: DocumentPlan, settings: ProgramSettings, referenceAt: Instant): string | null {
  const numbered = tracker.weeks.filter((week) => week.number !== null)
  const last = numbered.at(-1)
  if (settings.startDate === null || last === undefined) return null
  const number = weekNumber(settings.startDate, dayOf(referenceAt, settings.timezone))
  const week = numbered.find((one) => one.number === number)
  if (week !== undefined) return week.id
  return number > last.number! ? last.id : null
}
