import type { JudgedCriterion } from '../assessment'
import { declaredList } from '../declared-list'
import type { Criterion } from '../plan'
import { formatRule, isLoadMetric, type Rule } from '../rules'
import { conditionsOf, type JudgingContext } from './context'
import { bindingsOf, type CriterionRule, ruleOfCriterion } from './criterion-rule'
import { judgeByRuns } from './judge-by-runs'
import { judgeFact } from './judge-facts'
import { judgePlannedRun } from './judge-planned-run'
import { differingSources, type OtherSource, strictestOf } from './other-sources'
import { type Outcome, outcome, toJudged } from './outcome'
import { remedyOf } from './remedy'

/**
 * The verdict of one criterion (semantics §1 to §4): its rule, the evidence that may decide it,
 * and what would change it. `sources` are all statements of the tier's targets; where one asks
 * for more than an inferred rule, it decides and `words.decidingRule` and
 * `words.decidingSource` (`file:line`) say so, while `rule` stays the criterion's own.
 */
export function judgeCriterion(
  criterion: Criterion,
  context: JudgingContext,
  sources: readonly OtherSource[],
): JudgedCriterion {
  const own = ruleOfCriterion(criterion, context)
  const { rule } = own
  if (rule === null)
    return toJudged(
      criterion,
      own,
      unreadable(own),
      remedyOf(unreadable(own), null, conditionsOf(context, criterion.tierId)),
    )
  const isInferred = own.origin === 'inferred' || own.origin === 'inferred_operator' || own.origin === 'confirmed'
  const differing = isInferred ? differingSources(criterion, rule, sources) : []
  const written = differing.filter((source) => !source.operatorInferred)
  const stricter = strictestOf(rule, written)
  const deciding = stricter === null ? rule : stricter.rule
  const judged = doubted(criterion, judge(criterion, deciding, context), strictestOf(deciding, differing), context)
  const result = notApplicable(criterion, own, unconfirmed(own, judged), context)
  describeSources(result, differing, stricter)
  return toJudged(criterion, own, result, remedyOf(result, deciding, conditionsOf(context, criterion.tierId)))
}

function judge(criterion: Criterion, rule: Rule, context: JudgingContext): Outcome {
  if (rule.metric === 'targets') return judgePlannedRun(criterion, rule, context)
  if (isLoadMetric(rule.metric) || isListCoverage(rule, context)) return judgeByRuns(criterion, rule, context)
  return judgeFact(criterion, rule, context)
}

/** Coverage of a list that the program declares is measured by runs; code coverage is not. */
function isListCoverage(rule: Rule, context: JudgingContext): boolean {
  if (rule.metric !== 'coverage' || rule.selector.kind !== 'name') return false
  const list = declaredList(context.state.settings, rule.selector.name)
  return list !== undefined && list.length > 0
}

function unreadable(own: CriterionRule): Outcome {
  if (own.error === null) return outcome('error', 'no_rule')
  const { code, position, word, suggestion } = own.error
  const words = { word, ...(suggestion === null ? {} : { suggestion }) }
  if (code === 'unknown_group')
    return outcome('error', 'unknown_group', { words: { ...words, group: word }, numbers: { position } })
  return outcome('error', 'rule_unreadable', { words: { ...words, code }, numbers: { position } })
}

/** An operator that is only inferred decides nothing before a person confirms it. */
function unconfirmed(own: CriterionRule, result: Outcome): Outcome {
  const isDecided = result.verdict === 'met' || result.verdict === 'not_met' || result.verdict === 'stale'
  if (own.origin !== 'inferred_operator' || !isDecided) return result
  return { ...result, verdict: 'inconclusive', reason: 'operator_inferred' }
}

/**
 * What is met by every written target stays open where a stricter one, whose operator is only
 * inferred, would refuse it.
 */
function doubted(criterion: Criterion, result: Outcome, vague: OtherSource | null, context: JudgingContext): Outcome {
  if (result.verdict !== 'met' || vague === null) return result
  if (judge(criterion, vague.rule, context).verdict === 'met') return result
  return {
    ...result,
    verdict: 'inconclusive',
    reason: 'operator_inferred',
    words: { ...result.words, ...named(vague) },
  }
}

/** Declared not applicable with a reason, and confirmed by another person's recorded act. */
function notApplicable(criterion: Criterion, own: CriterionRule, result: Outcome, context: JudgingContext): Outcome {
  const setting = context.state.settings.criteria.find((one) => one.id === criterion.id)
  if (setting === undefined || setting.notApplicable === null || own.rule === null) return result
  // Who confirms a rule does not thereby agree that there is nothing to judge.
  const confirmation = bindingsOf(criterion.id, context).findLast(
    (binding) => binding.kind === 'confirmed' && binding.rule === '',
  )
  const words = { ...result.words, notApplicable: setting.notApplicable }
  if (confirmation === undefined) return { ...result, words }
  return {
    ...result,
    verdict: 'not_applicable',
    reason: 'declared_not_applicable',
    words: { ...words, reason: setting.notApplicable, by: confirmation.by },
  }
}

function describeSources(result: Outcome, differing: readonly OtherSource[], stricter: OtherSource | null) {
  if (differing.length > 0) {
    result.numbers.differingSources = differing.length
    result.words.differingSources = differing
      .map(({ text, place }) => `${text} (${place.file}:${place.line})`)
      .join('; ')
  }
  if (stricter !== null && result.words.decidingRule === undefined) Object.assign(result.words, named(stricter))
}

function named({ rule, place }: OtherSource): Record<'decidingRule' | 'decidingSource', string> {
  return { decidingRule: formatRule(rule), decidingSource: `${place.file}:${place.line}` }
}
