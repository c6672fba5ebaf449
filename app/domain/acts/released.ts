import type { ListedCriterion } from '../criteria/tier-criteria'
import type { Criterion, Snapshot } from '../plan'
import type { RemovalAcceptance } from './records'

/** A criterion that is gone with a member's consent. */
export interface ReleasedCriterion {
  criterion: Criterion
  acceptance: RemovalAcceptance
}

/**
 * Parts a tier's criteria into those that count and those that a member let go (semantics §2). An
 * acceptance covers the deletion it was given for: where a later snapshot lists the criterion once
 * more, another deletion asks for another acceptance.
 */
export function releaseAccepted(
  listed: readonly ListedCriterion[],
  acceptances: readonly RemovalAcceptance[],
  tracker: Snapshot,
  earlier: readonly Snapshot[],
): { counted: ListedCriterion[]; released: ReleasedCriterion[] } {
  const history = [...earlier.filter(({ document }) => document === tracker.document), tracker]
  const counted: ListedCriterion[] = []
  const released: ReleasedCriterion[] = []
  for (const one of listed) {
    const acceptance = one.removed ? acceptanceOf(one.criterion, acceptances, history) : undefined
    if (acceptance === undefined) counted.push(one)
    else released.push({ criterion: one.criterion, acceptance })
  }
  return { counted, released }
}

function acceptanceOf(criterion: Criterion, acceptances: readonly RemovalAcceptance[], history: readonly Snapshot[]) {
  return acceptances.findLast((acceptance) => {
    if (acceptance.criterionId !== criterion.id) return false
    const seen = history.findIndex(({ sha256 }) => sha256 === acceptance.snapshot)
    return (
      seen >= 0 && !history.slice(seen).some(({ plan }) => plan.criteria.some((listed) => listed.id === criterion.id))
    )
  })
}
