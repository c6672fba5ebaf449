import { assessProgram } from '../assess'
import type { Assessment, JudgedCriterion, JudgedTier, ProgramState } from '../assessment'
import { formatRule, parseRule, type RuleError } from '../rules'
import type { Actor } from './refusals'

/** A criterion whose verdict a rule would move. */
export interface MovedVerdict {
  before: JudgedCriterion
  after: JudgedCriterion
}

export type RulePreview =
  | { ok: false; error: RuleError }
  | {
      ok: true
      /** As it would be recorded. */
      rule: string
      before: JudgedCriterion
      after: JudgedCriterion
      tierBefore: JudgedTier
      tierAfter: JudgedTier
      /** Other criteria that would be judged otherwise. */
      moved: MovedVerdict[]
    }

/** The verdict under a rule that is not bound, as of the state's own moment; null where there is no such criterion. */
export function previewRule(
  assessment: Assessment,
  state: ProgramState,
  asked: { criterionId: string; rule: string; by: Actor['name'] },
): RulePreview | null {
  const { criterionId, by } = asked
  const before = find(assessment, criterionId)
  if (before === null) return null
  const parsed = parseRule(asked.rule, { groups: state.settings.groups.map(({ name }) => name) })
  if (!parsed.ok) return parsed
  const rule = formatRule(parsed.rule)
  const binding = { criterionId, rule, kind: 'set' as const, by, at: state.asOf }
  const would = assessProgram({ ...state, bindings: [...state.bindings, binding] })
  const after = find(would, criterionId)
  if (after === null) return null
  return {
    ok: true,
    rule,
    before: before.criterion,
    after: after.criterion,
    tierBefore: before.tier,
    tierAfter: after.tier,
    moved: movedBetween(assessment, would).filter((one) => one.before.criterion.id !== criterionId),
  }
}

function find(assessment: Assessment, id: string): { tier: JudgedTier; criterion: JudgedCriterion } | null {
  for (const tier of assessment.tiers) {
    const criterion = tier.criteria.find((one) => one.criterion.id === id)
    if (criterion !== undefined) return { tier, criterion }
  }
  return null
}

function movedBetween(before: Assessment, after: Assessment): MovedVerdict[] {
  const would = new Map(after.tiers.flatMap(({ criteria }) => criteria).map((one) => [one.criterion.id, one]))
  return before.tiers
    .flatMap(({ criteria }) => criteria)
    .flatMap((one) => {
      const other = would.get(one.criterion.id)
      return other === undefined || other.verdict === one.verdict ? [] : [{ before: one, after: other }]
    })
}
