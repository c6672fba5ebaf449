import type { Finding } from '../evidence'
import type { Examination } from './examination'
import { policy } from './policy'
import { usersReached } from './stated-users'

/** The run lasted less than a minute. */
export function examineShortRun({ run }: Examination): Finding[] {
  const seconds = run.durationS?.value ?? run.activeS?.value
  if (seconds === undefined || seconds >= policy.shortRunS) return []
  return [{ code: 'short_run', severity: 'note', scope: 'run', rows: [], numbers: { seconds } }]
}

/** The climb to full load is a good part of the run and stands inside its percentiles. */
export function examineRampIncluded({ run }: Examination): Finding[] {
  const reached = usersReached(run)
  if (run.history === null || reached === null || reached === 0 || hasReset(run.history.totalRequests)) return []
  const { timeS, users } = run.history
  const full = users.indexOf(reached)
  const start = timeS[0]
  const end = timeS[timeS.length - 1]
  const fullAt = timeS[full]
  if (start === undefined || end === undefined || fullAt === undefined || end <= start) return []
  const rampS = fullAt - start
  const durationS = end - start
  if (rampS <= policy.rampShare * durationS) return []
  return [{ code: 'ramp_included', severity: 'note', scope: 'run', rows: [], numbers: { rampS, durationS } }]
}

/** The history's counters fall: the statistics were reset, or two tests share one file. */
export function examineStatsReset({ run }: Examination): Finding[] {
  if (run.history === null || !hasReset(run.history.totalRequests)) return []
  return [{ code: 'stats_reset', severity: 'warn', scope: 'run', rows: [], numbers: {} }]
}

function hasReset(totals: readonly (number | null)[]): boolean {
  let last: number | null = null
  for (const total of totals) {
    if (total === null) continue
    if (last !== null && total < last) return true
    last = total
  }
  return false
}
