import type { AdviceCode, ReadFact } from '~/domain/explained'

/** What would let more be read from a line that was read. */
export function adviceOn(facts: readonly ReadFact[]): AdviceCode[] {
  return [...new Set(facts.flatMap(adviceOnFact))]
}

function adviceOnFact({ kind, fields }: ReadFact): AdviceCode[] {
  if (kind === 'task') return fields.estimateMinutes === undefined ? ['estimate_missing'] : []
  if (kind === 'criterion') {
    if (fields.operatorInferred === true) return ['operator_missing']
    return typeof fields.rule !== 'string' || fields.rule.startsWith('attested(') ? ['criterion_without_figure'] : []
  }
  return kind === 'status' && fields.status === 'unknown' ? ['status_unknown'] : []
}
