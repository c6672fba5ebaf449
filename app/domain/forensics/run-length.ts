import type { Finding } from '../evidence'
import type { Examination } from './examination'
import { historyFacts } from './history-facts'
import { policy } from './policy'

/** The run lasted less than a minute. */
export function examineShortRun({ run }: Examination): Finding[] {
  const seconds = run.durationS?.value ?? run.activeS?.value
  if (seconds === undefined || seconds >= policy.shortRunS) return []
  return [{ code: 'short_run', severity: 'note', scope: 'run', rows: [], numbers: { seconds } }]
}

/** The climb to full load is a good part of the run and stands inside its percentiles. */
export function examineRampIncluded({ run }: Examination): Finding[] {
  if (run.history === null) return []
  const { mostUsers, fullAtS, startS, endS, resets } = historyFacts(run.history)
  if (mostUsers === null || mostUsers === 0 || resets) return []
  if (startS === null || endS === null || fullAtS === null || endS <= startS) return []
  const rampS = fullAtS - startS
  const durationS = endS - startS
  if (rampS <= policy.rampShare * durationS) return []
  return [{ code: 'ramp_included', severity: 'note', scope: 'run', rows: [], numbers: { rampS, durationS } }]
}

/** The history's counters fall: the statistics were reset, or two tests share one file. */
export function examineStatsReset({ run }: Examination): Finding[] {
  if (run.history === null || !historyFacts(run.history).resets) return []
  return [{ code: 'stats_reset', severity: 'warn', scope: 'run', rows: [], numbers: {} }]
}
