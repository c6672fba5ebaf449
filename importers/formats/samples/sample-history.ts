import type { History } from '~/domain/evidence'
import { nearestRank } from './rank'
import { secondsOf } from './seconds'

interface Second {
  elapsed: number[]
  failures: number | null
  users: number | null
}

export interface Timeline {
  add(endMs: number, sample: { elapsedMs: number; failed: boolean | null; users: number | null }): void
  history(window: { startMs: number; endMs: number }): History
}

/**
 * Samples by the second in which they ended. Percentiles of a second are by nearest rank over that
 * second's samples alone; a second in which none ended has none.
 */
export function timeline(): Timeline {
  const seconds = new Map<number, Second>()
  return {
    add(endMs, { elapsedMs, failed, users }) {
      const at = Math.floor(endMs / 1000)
      const known = seconds.get(at)
      const second = known === undefined ? { elapsed: [], failures: 0, users: null } : known
      if (known === undefined) seconds.set(at, second)
      second.elapsed.push(elapsedMs)
      if (failed === null) second.failures = null
      else if (failed && second.failures !== null) second.failures += 1
      if (users !== null && (second.users === null || users > second.users)) second.users = users
    },
    history(window) {
      const history: History = {
        timeS: secondsOf(Math.floor(window.startMs / 1000), Math.floor(window.endMs / 1000), seconds.keys()),
        users: [],
        rps: [],
        failuresPerS: [],
        p50Ms: [],
        p95Ms: [],
        p99Ms: [],
        totalRequests: [],
        totalFailures: [],
      }
      let requests = 0
      let failures: number | null = 0
      for (const time of history.timeS) {
        const second: Second = seconds.get(time) ?? { elapsed: [], failures: 0, users: null }
        const sorted = Float64Array.from(second.elapsed).sort()
        requests += sorted.length
        failures = failures === null || second.failures === null ? null : failures + second.failures
        history.users.push(second.users)
        history.rps.push(sorted.length)
        history.failuresPerS.push(second.failures)
        history.p50Ms.push(nearestRank(sorted, 50))
        history.p95Ms.push(nearestRank(sorted, 95))
        history.p99Ms.push(nearestRank(sorted, 99))
        history.totalRequests.push(requests)
        history.totalFailures.push(failures)
      }
      return history
    },
  }
}
