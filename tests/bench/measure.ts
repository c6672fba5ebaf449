import type { BenchLine } from './bench-line'

/** The middle one; of an even number the upper of the two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number
}

/** The value that this share of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] as number
}

export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/**
 * What each side needs, in turns: whatever else the machine does falls on all alike, and each round
 * begins with another side. One round before the first is not counted.
 */
export async function interleaved<K extends string>(
  rounds: number,
  sides: Record<K, () => number | Promise<number>>,
): Promise<Record<K, number[]>> {
  const names = Object.keys(sides) as K[]
  const found = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<K, number[]>
  for (let round = -1; round < rounds; round += 1)
    for (let at = 0; at < names.length; at += 1) {
      const name = names[(at + round + 1) % names.length] as K
      const value = await sides[name]()
      if (round >= 0) found[name].push(value)
    }
  return found
}

/** A line whose ratio is ours to the other side's, with a goal of `at least` or `at most` so much. */
export function lineOf(
  measure: string,
  { ours, against, unit, goal }: { ours: number; against: number; unit: string; goal: BenchGoal },
): BenchLine {
  const ratio = ours / against
  const [kind, limit] = goal
  const shown = (value: number) => `${withDigits(value)} ${unit}`
  return {
    measure,
    ours: shown(ours),
    against: shown(against),
    ratio,
    goal: `${kind} ${limit}`,
    reached: kind === 'at least' ? ratio >= limit : ratio <= limit,
  }
}

export type BenchGoal = readonly ['at least' | 'at most', number]

/** A figure beside which there is nothing to hold it against, or whose other side this machine lacks. */
export function remark(measure: string, ours: string, against = ''): BenchLine {
  return { measure, ours, against, ratio: Number.NaN, goal: '', reached: true }
}

export function withDigits(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 10 ? 1 : 2)
}
