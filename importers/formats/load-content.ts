import type { FigureRow, LoadTool, PercentileFigure, Sourced } from '~/domain/evidence'
import type { Instant, Place } from '~/domain/place'
import type { FormatInput, RunContent } from './format'
import { instantOfMs } from './read-values'
import { percentileNames } from './samples/rank'

/** A finite number; null for anything else, text and NaN included. */
export function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** A row of a load tool's output: what is not given is not stated. */
export function figureRow(name: Pick<FigureRow, 'key' | 'method' | 'name'>, given: Partial<FigureRow>): FigureRow {
  return {
    requests: null,
    failures: null,
    medianMs: null,
    avgMs: null,
    minMs: null,
    maxMs: null,
    avgBytes: null,
    rps: null,
    failuresPerS: null,
    percentiles: [],
    place: { file: '', line: 1, column: 1 },
    ...given,
    ...name,
  }
}

/** A moment that the file states; null where its milliseconds are no time of day of our days. */
export function resultAt(ms: number): Sourced<Instant> | null {
  const value = instantOfMs(ms)
  return value === null ? null : { value, source: 'result' }
}

export const wholeRun = { key: '*', method: null, name: 'Total' }

/** A run of which the file states only what is given. */
export function loadRun(
  tool: LoadTool,
  dialect: string,
  given: Partial<RunContent> & Pick<RunContent, 'aggregate'>,
): RunContent {
  return {
    tool,
    dialect,
    users: null,
    startedAt: null,
    endedAt: null,
    durationS: null,
    activeS: null,
    endpoints: [],
    failures: [],
    exceptions: [],
    history: null,
    precision: 'exact',
    truncated: false,
    ...given,
  }
}

/** Names of the rule language's percentiles that are not among the stated ones. */
export function percentilesMissing(stated: readonly PercentileFigure[]): string[] {
  const known = new Set(stated.filter(({ valueMs }) => valueMs !== null).map(({ percentile }) => `p${percentile}`))
  return percentileNames.filter((name) => !known.has(name))
}

/** Where a text first stands in the file, from an offset on; the top where it does not. */
export function placeOfText(input: FormatInput, wanted: string, from = 0): Place {
  const at = input.text.indexOf(wanted, from)
  if (at === -1) return { file: input.path, line: 1, column: 1 }
  const start = input.text.lastIndexOf('\n', at - 1)
  let line = 1
  for (let next = input.text.indexOf('\n'); next !== -1 && next < at; next = input.text.indexOf('\n', next + 1))
    line += 1
  return { file: input.path, line, column: at - start }
}

/** Bounds of a printed figure: half a unit of its last digit to both sides, times `unit`. */
export function printedRange(digits: string, unit: number): { low: number; high: number } {
  const decimals = digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0
  const half = (0.5 / 10 ** decimals) * unit
  const value = Number(digits) * unit
  return { low: withoutNoise(Math.max(0, value - half)), high: withoutNoise(value + half) }
}

/** To a millionth: sums of decimals carry the float's own noise. */
export function withoutNoise(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

/** `failures` as the tool's own groups, named for the whole run. */
export function failureGroups(groups: Iterable<[error: string, occurrences: number]>): RunContent['failures'] {
  return [...groups]
    .filter(([, occurrences]) => occurrences > 0)
    .map(([error, occurrences]) => {
      return { method: null, name: 'Total', error, occurrences, firstSeen: null, lastSeen: null }
    })
}

/** Counts by status code: `{ "200": 5, "500": 1 }`. null where a count is no count. */
export function statusCounts(entries: Iterable<[code: string, count: unknown]>): Map<number, number> | null {
  const counts = new Map<number, number>()
  for (const [code, count] of entries) {
    const number = numberOf(count)
    if (!/^\d{1,3}$/.test(code) || number === null || !Number.isSafeInteger(number) || number < 0) return null
    counts.set(Number(code), number)
  }
  return counts
}

/** How many of the codes are successes: 100 to 399, as k6, vegeta and wrk have it. */
export function successesOf(counts: ReadonlyMap<number, number>): number {
  let sum = 0
  for (const [code, count] of counts) if (code >= 100 && code < 400) sum += count
  return sum
}

/** HTTP failures as groups (`500`). */
export function failedCodes(counts: ReadonlyMap<number, number>): [string, number][] {
  return [...counts].filter(([code]) => code >= 400).map(([code, count]) => [`HTTP ${code}`, count])
}
