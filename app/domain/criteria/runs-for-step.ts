import type { Assessment } from '../assessment'
import type { Run } from '../evidence'

/**
 * Runs that may decide a target of a step: those that qualify for the tier where the step is one,
 * else for any tier, and whose provenance may decide; in the order of `runs`.
 */
export function runsForStep(assessment: Assessment, runs: readonly Run[], step: string): Run[] {
  return runsForTier(assessment, runs, assessment.qualifying[step] === undefined ? null : step)
}

/** The same for a tier; null: for any. */
export function runsForTier({ qualifying, settings }: Assessment, runs: readonly Run[], tier: string | null): Run[] {
  const own = tier === null ? undefined : qualifying[tier]
  const labels = new Set(own === undefined ? Object.values(qualifying).flat() : own)
  return runs.filter(({ label, provenance }) => labels.has(label) && settings.deciding.includes(provenance))
}
