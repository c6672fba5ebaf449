import type { Operator } from '../../vocabulary'

const negation =
  /(?:\b(?:must|should|shall|does|do|will|may|can|darf|soll)\s+)?\b(?:not|never|cannot|nicht|nie|niemals|tidak(?:\s+boleh)?|jangan)(?:\s+(?:be|go|rise|get|drop|fall|dip|sink|exceed|stay|ever|pernah|sein))*\s*$/iu

const opposite: Partial<Record<Operator, Operator>> = { '<': '>=', '>': '<=' }

/**
 * "must not exceed", "never below": the words before an operator that turn it round, with the
 * operator that is then meant; null where no negation stands there. A negated "at most" says
 * nothing certain: `op` is null.
 */
export function negated(before: string, op: Operator): { op: Operator | null; start: number } | null {
  const match = negation.exec(before)
  if (match === null) return null
  const turned = opposite[op]
  return { op: turned === undefined ? null : turned, start: match.index }
}
