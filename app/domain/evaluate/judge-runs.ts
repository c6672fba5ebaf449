import type { RunJudgement } from '../assessment'
import { declaredList } from '../declared-list'
import type { Finding, Run } from '../evidence'
import { countWork, sharedMemory } from '../memory'
import { formatRule, type Rule } from '../rules'
import { type JudgeSettings, judgeRun } from './judge-run'

interface Remembered {
  findings: readonly Finding[]
  judgement: RunJudgement
}

/** By run, then by all of the settings that the judgement rests on. */
const judged = sharedMemory('judgements', () => new WeakMap<Run, Map<string, Remembered>>())

/** A program has some dozens of rules; who tries others pushes the oldest out. */
const keptRules = 200

/**
 * `judgeRun` of one rule for many runs. A run never changes: what it was judged by this rule, with the
 * same group, list and findings, holds whatever else is uploaded, and at every moment that is asked for.
 * Nobody may change a judgement that this gives.
 */
export function judgeRuns(
  rule: Rule,
  settings: JudgeSettings,
): (run: Run, findings: readonly Finding[]) => RunJudgement {
  const key = keyOf(rule, settings)
  return (run, findings) => {
    const before = judged.get(run)
    const known = before === undefined ? new Map<string, Remembered>() : before
    if (before === undefined) judged.set(run, known)
    const remembered = known.get(key)
    if (remembered !== undefined && remembered.findings === findings) return remembered.judgement
    countWork('judgements')
    const judgement = judgeRun(rule, run, findings, settings)
    known.delete(key)
    known.set(key, { findings, judgement })
    if (known.size > keptRules) known.delete(known.keys().next().value as string)
    return judgement
  }
}

/** The rule, and of the settings what it reads: its group, its declared list, the way of proof. */
function keyOf(rule: Rule, settings: JudgeSettings): string {
  const { selector, limit } = rule
  const name = selector.kind === 'name' ? selector.name : null
  const group = name === null ? undefined : settings.groups.find((one) => one.name === name)
  const list = name === null || rule.metric !== 'coverage' ? undefined : declaredList(settings, name)
  const exact = limit === null ? null : [limit.numerator, limit.denominator, limit.unit]
  return JSON.stringify([formatRule(rule), exact, group?.globs ?? null, list ?? null, settings.proof])
}
