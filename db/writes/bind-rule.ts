import { type Actor, done, type Outcome, refused } from '~/domain/acts/refusals'
import { may } from '~/domain/people'
import type { Instant } from '~/domain/place'
import { formatRule, parseRule } from '~/domain/rules'
import type { AssayDatabase } from '../client.server'
import { judgeNow } from '../queries/judge-now'
import { findCriterion } from './find-criterion'
import { recordBinding } from './record-acts'
import { writeTransaction } from './transaction'

/**
 * Sets a criterion's rule, or confirms the one that was inferred. What is confirmed must be the rule
 * that the member read; a rule that cannot be read is refused with its place and the nearest word.
 */
export function bindRule(
  db: AssayDatabase,
  input: {
    program: string
    criterionId: string
    rule: string
    kind: 'set' | 'confirmed'
    actor: Actor
    at: Instant
  },
): Outcome<{ rule: string }> {
  const { criterionId, kind, actor, at } = input
  return writeTransaction(db, () => {
    if (!may(actor.role, 'bind_rule')) return refused('not_allowed')
    const now = judgeNow(db, input)
    const found = findCriterion(now, criterionId)
    if (found === null) return refused('unknown_criterion', { criterion: criterionId })
    const { judged, programId } = found
    if (kind === 'confirmed' && judged.rule !== input.rule)
      return refused('rule_moved', judged.rule === null ? {} : { rule: judged.rule })
    const parsed = parseRule(input.rule, { groups: now.state.settings.groups.map(({ name }) => name) })
    if (!parsed.ok) {
      const { code, position, word, suggestion } = parsed.error
      const words: Record<string, string> = { code, position: String(position), word }
      return refused('rule_unreadable', suggestion === null ? words : { ...words, suggestion })
    }
    const rule = kind === 'confirmed' ? input.rule : formatRule(parsed.rule)
    recordBinding(db, { programId, binding: { criterionId, rule, kind, by: actor.name, at } })
    return done({ rule })
  })
}
