import { canonicalJson } from './acts/canonical-json'
import { distinct, type LaterJudgement } from './acts/signed-tier'
import type { SuspectDifference } from './acts/suspect-diff'
import type { Assessment, JudgedTier } from './assessment'

export const tierEventKinds = ['suspect', 'regressed'] as const
export type TierEventKind = (typeof tierEventKinds)[number]

/** Something that those who signed a tier want to know. */
export interface TierEvent {
  tierId: string
  tierTitle: string
  kind: TierEventKind
  /** Tells this cause from others: whatever comes again is told once. */
  cause: string
  /** Sign-in names of those whose signatures it touches, each once. */
  signers: string[]
  /** What changed since, where it is suspect. */
  differences: SuspectDifference[]
  /** What failed later, where it regressed; all by one run, or by no run. */
  failed: LaterJudgement[]
}

/**
 * What there is to tell of every signed tier: later runs that fail it, one event per run, and
 * everything that is no longer as it was signed, one event per set of changes.
 */
export function tierEvents(assessment: Assessment): TierEvent[] {
  return assessment.tiers.flatMap((judged) => [...regressions(judged), ...suspicions(judged)])
}

function regressions(judged: JudgedTier): TierEvent[] {
  const signatures = judged.signatures ?? []
  const runs = new Set(signatures.flatMap(({ regressedBy }) => regressedBy.map(({ run }) => run)))
  return [...runs].map((run) => {
    const touched = signatures.filter(({ regressedBy }) => regressedBy.some((one) => one.run === run))
    const failed = distinct(touched.flatMap(({ regressedBy }) => regressedBy.filter((one) => one.run === run)))
    // Without a run (a report, a statement) the criteria name the cause.
    const cause = run === null ? canonicalJson(failed.map(({ criterionId }) => criterionId).toSorted()) : run
    return {
      ...tierOf(judged),
      kind: 'regressed',
      cause: `regressed ${cause}`,
      signers: signersOf(touched),
      differences: [],
      failed,
    }
  })
}

function suspicions(judged: JudgedTier): TierEvent[] {
  const touched = (judged.signatures ?? []).filter(
    ({ signOff, differences }) => signOff.meaning !== 'reject' && differences.length > 0,
  )
  if (touched.length === 0) return []
  const differences = distinct(touched.flatMap((one) => one.differences))
  const cause = canonicalJson(differences.map((one) => canonicalJson(one)).toSorted())
  return [
    {
      ...tierOf(judged),
      kind: 'suspect',
      cause: `suspect ${cause}`,
      signers: signersOf(touched),
      differences,
      failed: [],
    },
  ]
}

function tierOf({ tier }: JudgedTier) {
  return { tierId: tier.id, tierTitle: tier.title }
}

function signersOf(signatures: readonly { signOff: { by: string } }[]): string[] {
  return [...new Set(signatures.map(({ signOff }) => signOff.by))]
}
