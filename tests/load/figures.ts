import { build, type Histogram } from 'hdr-histogram-js'

/** The percentiles that Locust 2 reports. */
export const reported = [0.5, 0.66, 0.75, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999, 0.9999, 1] as const

/** Microseconds: two minutes is longer than anything is waited for. */
const longest = 120_000_000

/** What was measured of one endpoint, or of all together. Times in ms, sizes in bytes. */
export class Figures {
  requests = 0
  failures = 0
  totalMs = 0
  minMs: number | null = null
  maxMs = 0
  totalBytes = 0
  private readonly times: Histogram = build({
    highestTrackableValue: longest,
    numberOfSignificantValueDigits: 3,
    bitBucketSize: 32,
  })

  add(ms: number, bytes: number, failed: boolean): void {
    this.requests += 1
    if (failed) this.failures += 1
    this.totalMs += ms
    this.totalBytes += bytes
    this.minMs = this.minMs === null ? ms : Math.min(this.minMs, ms)
    this.maxMs = Math.max(this.maxMs, ms)
    this.times.recordValue(Math.min(longest, Math.max(1, Math.round(ms * 1000))))
  }

  /** Time of the request at this place from the fastest (0-based), within a thousandth; null without requests. */
  private at(place: number): number | null {
    if (this.requests === 0) return null
    const within = Math.min(place, this.requests - 1)
    return this.times.getValueAtPercentile(((within + 0.5) / this.requests) * 100) / 1000
  }

  percentileMs(share: number): number | null {
    return this.at(placeOf(share, this.requests))
  }

  medianMs(): number | null {
    return this.requests === 0 ? null : this.at(Math.floor((this.requests - 1) / 2))
  }
}

/** By Locust's rank: of 20 requests the 95th percentile is the slowest. */
export function placeOf(share: number, requests: number): number {
  return Math.min(requests - 1, Math.floor(requests * share))
}

/** Half to even, as Python rounds. */
function roundTo(value: number, step: number): number {
  const scaled = value / step
  const below = Math.floor(scaled)
  const rest = scaled - below
  if (rest !== 0.5) return Math.round(scaled) * step
  return (below % 2 === 0 ? below : below + 1) * step
}

/** The grid on which Locust prints percentiles: 1 ms below 100, 10 below 1,000, 100 below 10,000, then 1,000. */
export function onLocustGrid(ms: number): number {
  if (ms < 100) return roundTo(ms, 1)
  if (ms < 1000) return roundTo(ms, 10)
  return roundTo(ms, ms < 10_000 ? 100 : 1000)
}
