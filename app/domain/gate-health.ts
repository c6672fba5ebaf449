import type { Assessment, JudgedCriterion, ReconciledClaim } from './assessment'
import type { Verdict } from './vocabulary'

/**
 * What a criterion has done over its qualifying runs, worst first: a gate that changes its mind, one
 * that refuses everything, one that has said nothing yet, one that never refused anything.
 */
export const gateHabits = ['flapping', 'always_failing', 'never_decided', 'never_failed', 'turned'] as const
export type GateHabit = (typeof gateHabits)[number]

export interface CriterionHealth {
  criterionId: string
  tierId: string
  habit: GateHabit
  /** Judgements by qualifying runs; of a criterion that no run measures, its present verdict. */
  met: number
  notMet: number
  /** Runs that measured it and could not decide, or did not measure it. */
  open: number
  /** How often a decision was followed by the opposite one. */
  turns: number
  /** Runs on both sides of the latest turn. */
  lastTurn: { from: string; to: string; now: 'met' | 'not_met' } | null
}

export interface GateHealth {
  criteria: CriterionHealth[]
  /** Targets that differ between documents, or moved between snapshots. */
  targets: ReconciledClaim[]
}

type Decision = { run: string; verdict: 'met' | 'not_met' }

function isDecision(verdict: Verdict): verdict is 'met' | 'not_met' {
  return verdict === 'met' || verdict === 'not_met'
}

/** By reports, attestations and the like there is one decision at most: the present one. A stale `met` was met. */
function presentDecision({ underlying }: JudgedCriterion): Decision[] {
  const verdict = underlying === 'stale' ? 'met' : underlying
  return isDecision(verdict) ? [{ run: '', verdict }] : []
}

function habitOf(decisions: Decision[], turns: number): GateHabit {
  if (decisions.length === 0) return 'never_decided'
  if (turns > 1) return 'flapping'
  if (turns === 1) return 'turned'
  return decisions[0]!.verdict === 'met' ? 'never_failed' : 'always_failing'
}

/** The habit of one criterion over its history, as of the assessment's moment. */
export function healthOf(judged: JudgedCriterion): CriterionHealth {
  const { history, criterion } = judged
  const byRuns = history.flatMap(({ run, verdict }) => (isDecision(verdict) ? [{ run, verdict }] : []))
  const decisions = history.length === 0 ? presentDecision(judged) : byRuns
  const turned = decisions.slice(1).flatMap((decision, index) => {
    const before = decisions[index]!
    return before.verdict === decision.verdict ? [] : [{ from: before.run, to: decision.run, now: decision.verdict }]
  })
  const count = (verdict: Verdict) => decisions.filter((one) => one.verdict === verdict).length
  return {
    criterionId: criterion.id,
    tierId: criterion.tierId,
    habit: habitOf(decisions, turned.length),
    met: count('met'),
    notMet: count('not_met'),
    open: history.length - byRuns.length,
    turns: turned.length,
    lastTurn: turned.at(-1) ?? null,
  }
}

const targetReasons = new Set(['targets_differ', 'target_loosened', 'target_tightened', 'target_metric_replaced'])

/** Whether the gates themselves can be relied on: their habits, worst first, and targets that do not hold still. */
export function gateHealth(assessment: Assessment): GateHealth {
  const criteria = assessment.tiers.flatMap((tier) => tier.criteria.map(healthOf))
  return {
    criteria: criteria.toSorted((a, b) => gateHabits.indexOf(a.habit) - gateHabits.indexOf(b.habit)),
    targets: assessment.claims.filter((claim) => targetReasons.has(claim.reason)),
  }
}
