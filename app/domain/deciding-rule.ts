import type { JudgedCriterion } from './assessment'

/**
 * The rule that a criterion's measured value was held against. It is the criterion's own, unless
 * another document states the same target more strictly, or the rule stands for a list of
 * targets of which the worst decided.
 */
export function decidingRuleOf(judged: Pick<JudgedCriterion, 'rule' | 'words'>): string | null {
  const other = judged.words.decidingRule
  return other === undefined ? judged.rule : other
}
