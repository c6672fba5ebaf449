import type { JudgedCriterion } from '../assessment'
import { judgeCriterion } from '../criteria/judge-criterion'
import type { Verdict } from '../vocabulary'
import { withActs } from './apply-acts'
import type { PackedCriterion, SignOffPack } from './pack'
import type { TierNow } from './suspect-diff'

/**
 * What the signed evidence alone proves today, by the same rule: the verdict under any waiver.
 * Judged at the moment of the signature, so that mere age is nothing.
 */
export function rejudgeSigned(
  signed: PackedCriterion,
  pack: SignOffPack,
  current: JudgedCriterion,
  { context, sources }: TierNow,
): Verdict {
  const labels = new Set(signed.evidence.runs.map(({ label }) => label))
  const reports = new Set(signed.evidence.reports.map(({ label }) => label))
  const alone = {
    ...context,
    referenceAt: pack.asOf,
    state: {
      ...context.state,
      runs: context.state.runs.filter(({ label }) => labels.has(label)),
      ...(context.state.reports === undefined
        ? {}
        : { reports: context.state.reports.filter(({ label }) => reports.has(label)) }),
      attestations: context.state.attestations.filter((one) =>
        signed.evidence.attestations.some(
          (stated) => stated.subject === one.subject && stated.by === one.by && stated.at === one.at,
        ),
      ),
    },
  }
  const { underlying } = withActs(judgeCriterion(current.criterion, alone, sources), alone)
  return underlying === 'stale' && signed.underlying === 'met' ? 'met' : underlying
}
