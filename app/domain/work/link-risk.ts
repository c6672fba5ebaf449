import { type Actor, done, type Outcome, refused } from '../acts/refusals'
import type { Assessment, ProgramState } from '../assessment'
import { may } from '../people'
import { judgeRisks, type RiskCriterion } from './risks'

/** Characters of a note. */
const longestNote = 4000

export interface AskedLink {
  riskId: string
  criterionId: string
  kind: 'link' | 'unlink'
  note: string
}

/**
 * Whether a member may bind a risk to a criterion or take a bond away: both must stand in the
 * documents, a bond is made once, and what is taken away is said why. A bond that the risk's words
 * make (inferred) is confirmed by linking and removed by unlinking.
 */
export function mayLinkRisk(
  actor: Actor,
  asked: AskedLink,
  now: { state: ProgramState; assessment: Assessment },
): Outcome<null> {
  const { riskId, criterionId, kind, note } = asked
  if (!may(actor.role, 'link_risk')) return refused('not_allowed')
  const risk = judgeRisks(now.state, now.assessment).find((one) => one.risk.id === riskId)
  if (risk === undefined) return refused('unknown_risk')
  const standing = risk.links.find((link) => link.criterionId === criterionId)
  if (kind === 'link') {
    const known = now.assessment.tiers.some(({ criteria }) => criteria.some((one) => one.criterion.id === criterionId))
    if (!known) return refused('unknown_criterion', criterionId === '' ? {} : { criterion: criterionId })
    if (isMembers(standing)) return refused('already_linked')
  } else if (standing === undefined) return refused('not_linked')
  if (kind === 'unlink' && note.trim() === '') return refused('reason_missing')
  return note.replace(/\r\n?/g, '\n').length > longestNote
    ? refused('text_too_long', { most: String(longestNote) })
    : done(null)
}

function isMembers(link: RiskCriterion | undefined): boolean {
  return link !== undefined && link.origin === 'member'
}
