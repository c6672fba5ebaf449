import type { JudgedCriterion } from '../assessment'
import { timeOf } from '../calendar'
import { conditionsOf, type JudgingContext, qualifyingRuns, satisfiesWhere } from '../criteria/context'
import { findingsOf } from '../criteria/judge-by-runs'
import { judgeRuns } from '../evaluate/judge-runs'
import { parseRule } from '../rules'
import type { Verdict } from '../vocabulary'
import { isByRuns } from './fingerprint'
import type { PackedCriterion, SignOffPack } from './pack'

/** What evidence that came after the signed one says of a criterion that was signed as met. */
export interface LaterVerdict {
  /** Label of the run; null where it is no run that speaks. */
  run: string | null
  verdict: Verdict
}

/** Judges everything that qualifies and is later than the signed evidence, by the signed rule, oldest first. */
export function laterVerdicts(
  signed: PackedCriterion,
  pack: SignOffPack,
  current: JudgedCriterion | undefined,
  context: JudgingContext,
): LaterVerdict[] {
  if (signed.verdict !== 'met') return []
  const text = signed.deciding === null ? signed.rule : signed.deciding
  const parsed = text === null ? null : parseRule(text)
  if (parsed === null || !parsed.ok) return []
  const { rule } = parsed
  const known = new Set(signed.evidence.runs.map(({ label }) => label))
  if (!isByRuns(rule) || signed.evidence.runs.length === 0) return byOtherEvidence(signed, current)
  const since = lastTime(signed, pack)
  if (rule.metric === 'targets') {
    const history = current === undefined ? [] : current.history
    return history.filter(({ run }) => !known.has(run)).map(({ run, verdict }) => ({ run, verdict }))
  }
  const conditions = signed.conditions === null ? conditionsOf(context, tierOf(signed)) : signed.conditions.qualifying
  const judge = judgeRuns(rule, context.state.settings)
  return qualifyingRuns(context, conditions)
    .filter((run) => !known.has(run.label) && run.effectiveAt !== null && timeOf(run.effectiveAt) > since)
    .filter((run) => satisfiesWhere(run, rule.where) && context.state.settings.deciding.includes(run.provenance))
    .map((run) => ({
      run: run.label,
      verdict: judge(run, findingsOf(context, run)).verdict,
    }))
}

/** Where the newest report refuses or confirms what another was signed for, that is a later verdict. */
function byOtherEvidence(signed: PackedCriterion, current: JudgedCriterion | undefined): LaterVerdict[] {
  if (current === undefined) return []
  const { underlying: verdict, run, report } = current
  const isSigned = report !== undefined && signed.evidence.reports.some(({ label }) => label === report)
  if (isSigned || (verdict !== 'not_met' && report === undefined)) return []
  return verdict === 'not_met' || verdict === 'met' ? [{ run: report === undefined ? run : report, verdict }] : []
}

function lastTime(signed: PackedCriterion, pack: SignOffPack): number {
  const times = signed.evidence.runs.flatMap(({ effectiveAt }) => (effectiveAt === null ? [] : [timeOf(effectiveAt)]))
  return times.length === 0 ? timeOf(pack.asOf) : Math.max(...times)
}

function tierOf({ id }: PackedCriterion): string {
  return id.slice(0, id.indexOf('/'))
}
