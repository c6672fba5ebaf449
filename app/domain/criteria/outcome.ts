import type { JudgedCriterion, Measured, RunJudgement } from '../assessment'
import type { Place } from '../place'
import type { Criterion } from '../plan'
import type { ReasonCode, Verdict } from '../vocabulary'
import type { CriterionRule } from './criterion-rule'

/** The parts of a judged criterion that the ways of judging differ in. */
export interface Outcome {
  verdict: Verdict
  reason: ReasonCode
  judgement: RunJudgement | null
  history: RunJudgement[]
  notMeasuredBy: string[]
  numbers: Record<string, number>
  words: Record<string, string>
  /** Of a report: labels of what decides, where its figure stands, and the figure itself. */
  report?: string
  reportPlace?: Place
  measured?: Measured | null
}

/** An outcome that rests on no run. */
export function outcome(verdict: Verdict, reason: ReasonCode, over: Partial<Outcome> = {}): Outcome {
  return { verdict, reason, judgement: null, history: [], notMeasuredBy: [], numbers: {}, words: {}, ...over }
}

/** The outcome of one run's judgement. */
export function outcomeOf(judgement: RunJudgement, over: Partial<Outcome> = {}): Outcome {
  return outcome(judgement.verdict, judgement.reason, { judgement, numbers: { ...judgement.numbers }, ...over })
}

/** A judged criterion from its rule and outcome; the remedy is worked out by the caller. */
export function toJudged(
  criterion: Criterion,
  rule: CriterionRule,
  result: Outcome,
  remedy: JudgedCriterion['remedy'],
): JudgedCriterion {
  const { judgement } = result
  return {
    criterion,
    rule: rule.text,
    origin: rule.origin,
    verdict: result.verdict,
    underlying: result.verdict,
    reason: result.reason,
    measured: judgement === null ? (result.measured ?? null) : judgement.measured,
    samples: judgement === null ? null : judgement.samples,
    run: judgement === null || judgement.run === '' ? null : judgement.run,
    judgement,
    history: result.history,
    notMeasuredBy: result.notMeasuredBy,
    remedy,
    numbers: result.numbers,
    words: result.words,
    ...(result.report === undefined ? {} : { report: result.report, reportPlace: result.reportPlace ?? null }),
  }
}
