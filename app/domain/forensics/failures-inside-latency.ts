import type { FigureRow, Finding } from '../evidence'
import type { Examination } from './examination'
import { policy } from './policy'

function failsTooOften(row: FigureRow): boolean {
  if (row.requests === null || row.failures === null || row.requests === 0) return false
  const { part, whole } = policy.latencyFailureShare
  return row.failures * whole > part * row.requests
}

/** Failed requests stand inside the tool's percentiles: a fast refusal makes a figure look good. */
export function examineFailuresInsideLatency({ run }: Examination): Finding[] {
  // Tools whose times are of answers or successes alone say so; what failed cannot flatter them.
  if (run.latencyScope !== undefined && run.latencyScope !== 'all') return []
  const rows = run.aggregate === null ? run.endpoints : [run.aggregate, ...run.endpoints]
  const tainted = rows.filter(failsTooOften)
  if (tainted.length === 0) return []
  const worst = tainted.reduce((a, b) => (b.failures! * a.requests! > a.failures! * b.requests! ? b : a))
  return [
    {
      code: 'failures_inside_latency',
      severity: 'taint',
      scope: 'latency',
      rows: tainted.map((row) => row.key),
      numbers: { rows: tainted.length, worstFailures: worst.failures!, worstRequests: worst.requests! },
    },
  ]
}
