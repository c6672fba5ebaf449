/** Locust's bucket width at a response time in milliseconds (formats: below 100 to 1 ms, and so on). */
function widthAt(ms: number): number {
  if (ms < 100) return 1
  if (ms < 1000) return 10
  if (ms < 10_000) return 100
  return 1000
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value)
  const rest = value - floor
  if (rest !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}

/** The bucket that Locust prints for a response time. */
export function bucketOf(ms: number): number {
  const width = widthAt(ms)
  return roundHalfEven(ms / width) * width
}

/** Bounds of the true times behind a printed bucket; 100 and 1000 have a finer grid below than above. */
export function bucketBounds(bucket: number): { low: number; high: number } {
  const below = widthAt(bucket - 0.5)
  return { low: Math.max(0, bucket - below / 2), high: bucket + widthAt(bucket) / 2 }
}
