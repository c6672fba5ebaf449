/** All true times that ab prints as this whole number of milliseconds. */
export function aboutMs(value: number): { low: number; high: number } {
  return { low: Math.max(0, value - 0.5), high: value + 0.5 }
}
