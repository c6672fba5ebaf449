import type { Finding } from '../evidence'
import { type Examination, sumStated } from './examination'

/**
 * Endpoints that the reference run requested and this one did not. Said of whole runs of the same
 * scope only: a run that was meant to request less misses nothing, and of a partial one the rest
 * was not written down. The rows are those of the reference run.
 */
export function examineEndpointsMissing({ run, reference }: Examination): Finding[] {
  if (reference === null || reference.kind === 'other_scope' || run.partial) return []
  const requested = new Set(run.endpoints.filter((row) => row.requests !== 0).map((row) => row.key))
  const expected = reference.run.endpoints.filter((row) => row.requests !== null && row.requests > 0)
  const missing = expected.filter((row) => !requested.has(row.key))
  if (missing.length === 0) return []
  return [
    {
      code: 'endpoints_missing',
      severity: 'warn',
      scope: 'run',
      rows: missing.map((row) => row.key),
      numbers: {
        endpoints: missing.length,
        referenceEndpoints: expected.length,
        referenceRequests: sumStated(missing, (row) => row.requests),
      },
      words: { reference: reference.run.label, referenceKind: reference.kind },
    },
  ]
}
