import type { Assessment } from '../assessment'
import type { Run } from '../evidence'

/**
 * Runs that may decide a target of a step: those that qualify for the tier where the step is one,
 * else for any tier, and whose provenance may decide; in the order of `runs`.
 */
export function runsForStep(assessment: Assessment, runs: readonly Run[], step: string): Run[] {
  const { qualifying, settings } = assessment
  const own = qualifying[step]
  const labels = new Set(own === undefined ? Object.values(qualifying).flat() : own)
  return runs.filter(({ label, provenance }) => labels.has(label) && settings.deciding.includes(provenance))
}
