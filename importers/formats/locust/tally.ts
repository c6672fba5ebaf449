/** Counts by a number: milliseconds of a bucket, or epoch seconds. */
export type Tally = Map<number, number>

export function addTo(tally: Tally, key: number, count: number): void {
  const before = tally.get(key)
  tally.set(key, before === undefined ? count : before + count)
}

/** A key that nothing was counted under has the count 0: Locust leaves such keys out. */
export function countAt(tally: Tally, key: number): number {
  const count = tally.get(key)
  return count === undefined ? 0 : count
}
