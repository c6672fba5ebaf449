/** Seconds without a request are written out up to two days; beyond, only those with one. */
const longestFilled = 172_800

/** Every second from `from` to `to`, or of a longer run those in which something happened, ascending. */
export function secondsOf(from: number, to: number, happened: Iterable<number>): number[] {
  if (to - from > longestFilled) return [...happened].sort((a, b) => a - b)
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
