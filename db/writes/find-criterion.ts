import { criterionFingerprint } from '~/domain/acts/fingerprint'
import type { JudgedCriterion } from '~/domain/assessment'
import type { JudgedNow } from '../queries/judge-now'

export interface FoundCriterion {
  programId: number
  judged: JudgedCriterion
  fingerprint: string
}

/** A criterion that counts now, with its fingerprint; null where no tier lists it. */
export function findCriterion({ assessment, state, program }: JudgedNow, id: string): FoundCriterion | null {
  const judged = assessment.tiers.flatMap(({ criteria }) => criteria).find(({ criterion }) => criterion.id === id)
  if (judged === undefined) return null
  return { programId: program.id, judged, fingerprint: criterionFingerprint(judged, state.settings) }
}
