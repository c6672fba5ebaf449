import type { Run } from '../evidence'
import { historyFacts } from './history-facts'
import { policy } from './policy'

/** Requests per second of the whole run; null when neither a rate nor a duration is known. */
function throughputOf(run: Run): number | null {
  const rps = run.aggregate?.rps
  if (rps !== null && rps !== undefined && rps > 0) return rps
  const requests = run.aggregate?.requests
  const seconds = run.durationS?.value
  if (requests === null || requests === undefined || seconds === undefined || seconds <= 0) return null
  return requests / seconds
}

/**
 * Where the history's last totals refute the stats file: they may lag by some seconds of the
 * run's throughput, because the history is written a little earlier, and may never be ahead.
 * The failures may lag by no more requests than the requests themselves.
 */
export function mismatchesOfHistory(run: Run): Record<string, number> {
  if (run.history === null || run.aggregate === null) return {}
  const { lastRequests: last, lastFailures } = historyFacts(run.history)
  const { requests, failures } = run.aggregate
  if (last === null || requests === null) return {}
  const numbers: Record<string, number> = {}
  const lag = requests - last
  const throughput = throughputOf(run)
  const tooLate = throughput !== null && lag > policy.historyLagS * throughput
  if (lag < 0 || tooLate) {
    numbers.requestsHistory = last
    numbers.requestsStated = requests
    if (throughput !== null) numbers.lagS = lag / throughput
  }
  if (lastFailures !== null && failures !== null) {
    const failureLag = failures - lastFailures
    if (failureLag < 0 || failureLag > Math.max(0, lag)) {
      numbers.failuresHistory = lastFailures
      numbers.failuresStated = failures
    }
  }
  return numbers
}
