import type { Finding } from '../evidence'
import type { Examination } from './examination'

/** Percentiles lie off the tool's documented grid: how they were rounded is unknown. */
export function examineRoundedPercentiles({ run }: Examination): Finding[] {
  if (run.precision !== 'unknown' || run.tool !== 'locust') return []
  return [{ code: 'rounded_percentiles', severity: 'note', scope: 'latency', rows: [], numbers: {} }]
}
