import type { JudgedCriterion } from '../assessment'
import type { JudgingContext } from '../criteria/context'
import { criterionFingerprint } from './fingerprint'
import type { Waiver } from './records'
import { noActs, type RecordedActs } from './records'
import { approvalOf, notApplicableState, type WaiverState, waiverState } from './waivers'

/** A waiver as it stands at the moment, for the list that a tier always shows. */
export interface JudgedWaiver {
  waiver: Waiver
  state: WaiverState
}

export function actsOf(context: JudgingContext): RecordedActs {
  const { acts } = context.state
  return acts === undefined ? noActs : acts
}

/**
 * A verdict under what people decided about its criterion (semantics §2 and §8): confirmed as not
 * applicable, or waived. The verdict underneath stays in `underlying`; what is met stays met.
 */
export function withActs(judged: JudgedCriterion, context: JudgingContext): JudgedCriterion {
  const acts = actsOf(context)
  const { asOf, settings } = context.state
  const fingerprint = criterionFingerprint(judged, settings)
  const declared = acts.notApplicable.findLast(
    (one) => one.criterionId === judged.criterion.id && notApplicableState(one, asOf, fingerprint) === 'confirmed',
  )
  if (declared !== undefined) {
    const by = declared.decisions.findLast(({ kind }) => kind === 'confirm')!.by
    return {
      ...judged,
      verdict: 'not_applicable',
      underlying: 'not_applicable',
      reason: 'declared_not_applicable',
      remedy: null,
      words: { ...judged.words, reason: declared.reason, declaredBy: declared.by, by },
    }
  }
  const waiver = acts.waivers.findLast(
    (one) => one.criterionId === judged.criterion.id && waiverState(one, asOf, fingerprint) === 'active',
  )
  if (waiver === undefined || judged.verdict === 'met' || judged.verdict === 'not_applicable') return judged
  const { by, at } = approvalOf(waiver, asOf)!
  return {
    ...judged,
    verdict: 'waived',
    reason: 'waiver_active',
    underlyingReason: judged.reason,
    words: {
      ...judged.words,
      by,
      at,
      waiver: String(waiver.id),
      waiverReason: waiver.reason,
      requestedBy: waiver.by,
      expiresAt: waiver.expiresAt,
    },
  }
}

/** Every waiver of a tier's criteria, whatever its state, oldest first. */
export function waiversOfTier(
  tierId: string,
  criteria: readonly JudgedCriterion[],
  context: JudgingContext,
): JudgedWaiver[] {
  const { asOf, settings } = context.state
  return actsOf(context)
    .waivers.filter(({ criterionId }) => criterionId.startsWith(`${tierId}/`))
    .map((waiver) => {
      const judged = criteria.find(({ criterion }) => criterion.id === waiver.criterionId)
      const fingerprint = judged === undefined ? null : criterionFingerprint(judged, settings)
      return { waiver, state: waiverState(waiver, asOf, fingerprint) }
    })
}
