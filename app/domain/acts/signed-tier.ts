import type { JudgedTier } from '../assessment'
import type { TierState, Verdict } from '../vocabulary'
import { actsOf } from './apply-acts'
import { laterVerdicts } from './later-runs'
import type { SignOff } from './records'
import { approvalsOf, currentSignatures, requiredRoles } from './signatures'
import { type SuspectDifference, suspectDiff, type TierNow } from './suspect-diff'

/** A verdict that came after a signature. */
export interface LaterJudgement {
  criterionId: string
  run: string | null
  verdict: Verdict
}

/** A signature that stands, held against the tier as it is now. */
export interface JudgedSignature {
  signOff: SignOff
  /** It is the newest approval of a role that the tier asks for. */
  counts: boolean
  differences: SuspectDifference[]
  regressedBy: LaterJudgement[]
  confirmedSince: LaterJudgement[]
}

type Signed = Required<
  Pick<
    JudgedTier,
    'state' | 'unsignedState' | 'roles' | 'signatures' | 'differences' | 'regressedBy' | 'confirmedSince'
  >
>

/**
 * A tier's state after its signatures (semantics §2 and §8): exited once every role that it names
 * has approved, suspect where something signed has changed, regressed where later evidence fails.
 */
export function signedTier(tierId: string, unsignedState: TierState, now: TierNow): Signed {
  const { state } = now.context
  const roles = requiredRoles(state.settings, tierId, now.criteria)
  const standing = currentSignatures(actsOf(now.context).signOffs, tierId, state.asOf)
  const newest = roles.map((role) => approvalsOf(standing, role).at(-1))
  const signatures = standing.map((signOff) => judgeSignature(signOff, newest.includes(signOff), now))
  const counting = signatures.filter(({ counts }) => counts)
  const isExited = newest.every((signOff) => signOff !== undefined)
  const differences = distinct(counting.flatMap((one) => one.differences))
  const regressedBy = distinct(counting.flatMap((one) => one.regressedBy))
  const confirmedSince = distinct(counting.flatMap((one) => one.confirmedSince))
  const held =
    regressedBy.length > 0 ? 'exited_regressed' : differences.length > 0 ? 'exited_suspect' : ('exited' as const)
  return {
    state: isExited ? held : unsignedState,
    unsignedState,
    roles,
    signatures,
    differences,
    regressedBy,
    confirmedSince,
  }
}

function judgeSignature(signOff: SignOff, counts: boolean, now: TierNow): JudgedSignature {
  const { pack, meaning } = signOff
  const later =
    meaning === 'reject'
      ? []
      : pack.criteria.flatMap((signed) => {
          const current = now.criteria.find(({ criterion }) => criterion.id === signed.id)
          return laterVerdicts(signed, pack, current, now.context).map((one) => ({ criterionId: signed.id, ...one }))
        })
  return {
    signOff,
    counts,
    differences: suspectDiff(pack, now),
    regressedBy: later.filter(({ verdict }) => verdict === 'not_met'),
    confirmedSince: later.filter(({ verdict }) => verdict === 'met'),
  }
}

/** Each once, by content. */
export function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()]
}
