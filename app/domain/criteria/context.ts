import type { JudgedState } from '../assessment'
import { timeOf } from '../calendar'
import { compileGroup } from '../endpoint-groups'
import { holds } from '../evaluate/exact'
import type { Finding, Run } from '../evidence'
import type { Instant } from '../place'
import type { Invalidation, RunConditions } from '../program'
import type { Condition } from '../rules'

/** What judging a criterion needs beside the criterion, computed once per assessment. */
export interface JudgingContext {
  state: JudgedState
  referenceAt: Instant
  /** By run label. */
  findings: Record<string, Finding[]>
  groupNames: string[]
  /** Labels of runs that a person has declared invalid by now. */
  invalid: ReadonlySet<string>
}

/** Whether a recorded act counts as of a moment. */
export function isRecorded(at: Instant, asOf: Instant): boolean {
  return timeOf(at) <= timeOf(asOf)
}

/** Labels of runs that a person declared void, and nobody has taken that back, as of a moment. */
export function invalidRuns(invalidations: readonly Invalidation[], asOf: Instant): Set<string> {
  return new Set(invalidations.filter((one) => stands(one, asOf)).map(({ run }) => run))
}

/** Who declared a run void and why, the latest where several did; null where nobody did, or it was taken back. */
export function invalidationOf(
  invalidations: readonly Invalidation[],
  { run, asOf }: { run: string; asOf: Instant },
): Invalidation | null {
  return invalidations.findLast((one) => one.run === run && stands(one, asOf)) ?? null
}

function stands({ at, withdrawnAt }: Invalidation, asOf: Instant): boolean {
  const withdrawn = withdrawnAt !== undefined && withdrawnAt !== null && isRecorded(withdrawnAt, asOf)
  return isRecorded(at, asOf) && !withdrawn
}

/** A run's requests: of its aggregate, else what its rows add up to, which is a lower bound. */
function requestsOf(run: Run): number | null {
  if (run.aggregate !== null) return run.aggregate.requests
  return run.endpoints.reduce<number | null>(
    (sum, row) => (row.requests === null ? sum : (sum === null ? 0 : sum) + row.requests),
    null,
  )
}

/**
 * Runs that satisfy a tier's conditions (semantics §1, "Qualifying run"), oldest first,
 * whatever their provenance. A run whose users or requests are unknown does not satisfy a
 * condition on them, and one without a clock cannot be placed before the as-of moment.
 */
export function qualifyingRuns(context: JudgingContext, conditions: RunConditions): readonly Run[] {
  const before = qualified.get(context)
  const byConditions = before === undefined ? new Map<RunConditions, readonly Run[]>() : before
  if (before === undefined) qualified.set(context, byConditions)
  const known = byConditions.get(conditions)
  if (known !== undefined) return known
  const qualifies = qualification(conditions, { asOf: context.state.asOf, invalid: context.invalid })
  const runs = context.state.runs.filter((run) => qualifies(run, context.findings[run.label]))
  byConditions.set(conditions, runs)
  return runs
}

/** Every criterion of a tier asks for the same runs: they are gone through once in an assessment. */
const qualified = new WeakMap<JudgingContext, Map<RunConditions, readonly Run[]>>()

/** The test of {@link qualifyingRuns} on one run and its findings. */
export function qualification(
  conditions: RunConditions,
  { asOf, invalid }: { asOf: Instant; invalid: ReadonlySet<string> },
): (run: Run, findings: readonly Finding[] | undefined) => boolean {
  const inLabels = conditions.labels.length === 0 ? null : compileGroup(conditions.labels)
  const until = timeOf(asOf)
  return (run, findings) => {
    if (run.effectiveAt === null || timeOf(run.effectiveAt) > until) return false
    if (invalid.has(run.label)) return false
    if (conditions.minUsers !== null && (run.users === null || run.users.value < conditions.minUsers)) return false
    const requests = requestsOf(run)
    if (conditions.minRequests !== null && (requests === null || requests < conditions.minRequests)) return false
    if (inLabels !== null && !inLabels(run.label)) return false
    if (conditions.tags.length > 0 && !conditions.tags.some((tag) => run.tags.includes(tag))) return false
    const onlyLogin = findings?.some((finding) => finding.code === 'only_login_ran') === true
    return conditions.allowOnlyLogin || !onlyLogin
  }
}

/** Whether a run satisfies the conditions that stand in a rule itself. */
export function satisfiesWhere(run: Run, where: readonly Condition[]): boolean {
  return where.every((condition) => {
    if (!('op' in condition)) {
      return condition.field === 'tag' ? run.tags.includes(condition.value) : compileGroup([condition.value])(run.label)
    }
    const value = condition.field === 'users' ? (run.users === null ? null : run.users.value) : requestsOf(run)
    if (value === null) return false
    return holds(condition.op, value < condition.value ? -1 : value > condition.value ? 1 : 0)
  })
}

/** Conditions of a tier: its own, else the program's. */
export function conditionsOf(context: JudgingContext, tierId: string): RunConditions {
  const own = context.state.settings.qualifyingByTier[tierId]
  return own === undefined ? context.state.settings.qualifying : own
}
