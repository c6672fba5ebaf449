import type { Assessment, JudgedCriterion } from '../assessment'
import type { Instant } from '../place'
import type { Risk } from '../plan'
import { namedCriteria } from './named-criteria'
import type { RiskLink } from './records'

/** What binds a risk to a criterion: a member's record, or the risk's own words. */
export type LinkOrigin = 'member' | 'words'

export interface RiskCriterion {
  criterionId: string
  origin: LinkOrigin
  /** Who linked it and when; null for what its words name. */
  link: { by: string; at: Instant; note: string } | null
  /** null: no document in effect holds the criterion. */
  judged: JudgedCriterion | null
}

/** Criteria that stand linked to a risk: members' links first, then those that its words name and nobody took away. */
export function linksOf(risk: Risk, recorded: readonly RiskLink[], assessment: Assessment): RiskCriterion[] {
  const criteria = new Map(
    assessment.tiers.flatMap(({ criteria }) => criteria.map((judged) => [judged.criterion.id, judged] as const)),
  )
  const judgedOf = (id: string) => {
    const judged = criteria.get(id)
    return judged === undefined ? null : judged
  }
  const latest = latestLinks(risk.id, recorded)
  const linked = [...latest.values()].filter(({ kind }) => kind === 'link')
  const named = namedCriteria(risk.text, [...criteria.values()]).filter(({ criterion }) => !latest.has(criterion.id))
  return [
    ...linked.map(
      ({ criterionId, by, at, note }): RiskCriterion => ({
        criterionId,
        origin: 'member',
        link: { by, at, note },
        judged: judgedOf(criterionId),
      }),
    ),
    ...named.map(
      (judged): RiskCriterion => ({ criterionId: judged.criterion.id, origin: 'words', link: null, judged }),
    ),
  ]
}

/** The last word on each pair: they come oldest first. */
export function latestLinks(riskId: string, recorded: readonly RiskLink[]): Map<string, RiskLink> {
  return new Map(recorded.filter((one) => one.riskId === riskId).map((one) => [one.criterionId, one]))
}
