import type { Run } from '~/domain/evidence'
import { resolveRunLabel } from '~/domain/labels'
import { UsageError, unknownName } from './exit-codes'

/** The run that a short form names; several or none is an error that lists what could be meant. */
export function findRun(runs: readonly Run[], words: string): Run {
  const labels = runs.map(({ label }) => label)
  const found = resolveRunLabel(words, labels)
  if ('label' in found) {
    const run = runs.find(({ label }) => label === found.label)
    if (run !== undefined) return run
  }
  const candidates = 'candidates' in found ? found.candidates : []
  if (candidates.length > 1) throw new UsageError(`"${words}" could be any of: ${candidates.join(', ')}`)
  throw unknownName('run', words, candidates.length === 0 ? labels : candidates)
}
