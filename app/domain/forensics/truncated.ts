import type { Finding } from '../evidence'
import type { Examination } from './examination'

/**
 * Rows were cut or unreadable, or the aggregate is missing. A transcribed partial run that does
 * not state an aggregate was not cut: nobody wrote that figure down.
 */
export function examineTruncated({ run }: Examination): Finding[] {
  const notStated = run.partial && run.provenance !== 'measured' && run.aggregate === null
  if (notStated || (!run.truncated && run.aggregate !== null)) return []
  return [
    {
      code: 'truncated',
      severity: 'taint',
      scope: 'run',
      rows: [],
      numbers: { rows: run.endpoints.length, aggregateMissing: run.aggregate === null ? 1 : 0 },
    },
  ]
}
