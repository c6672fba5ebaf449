import type { Finding } from '../evidence'
import type { Examination } from './examination'

/** Neither a history file nor a declared time: the run cannot be placed before or after anything. */
export function examineClockUnknown({ run }: Examination): Finding[] {
  if (run.effectiveAt !== null) return []
  return [{ code: 'clock_unknown', severity: 'note', scope: 'run', rows: [], numbers: {} }]
}
