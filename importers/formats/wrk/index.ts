import type { FigureRow, PercentileFigure } from '~/domain/evidence'
import { type DiagnosticList, diagnosticList } from '../../diagnostic-list'
import type { EvidenceFormat, FormatInput, FormatResult } from '../format'
import { failureGroups, figureRow, loadRun, percentilesMissing, printedRange, wholeRun } from '../load-content'
import { type PrintedTime, readDuration } from './duration'

const head = /^Running \S+ test @ \S+/m

/** The text of wrk or wrk2, told by its first line and its line of threads and connections. */
function mismatch({ text }: FormatInput): string | null {
  const start = text.slice(0, 2000).trimStart()
  if (head.exec(start)?.index !== 0) return 'does not begin with "Running … test @"'
  return /^[ \t]*\d+ threads? and \d+ connections?/m.test(start) ? null : 'no line of threads and connections'
}

/**
 * The text that wrk prints. Each time has its own unit and two decimals, so it stands for a range.
 * Percentiles only with `--latency`: 50, 75, 90, 99, and no 95. Its count of requests leaves out
 * socket errors; an answer of 400 and more is only counted on the line "Non-2xx or 3xx responses",
 * which stands there if there were any. A time-out may be counted and still be answered, so
 * requests and failures then lie in a range. No time of day. Tried on real output of wrk 4.1.
 */
export const wrk: EvidenceFormat = {
  id: 'wrk',
  title: 'wrk output',
  family: 'load',
  verified: true,
  mismatch: (input) => mismatch(input) ?? (isWrk2(input.text) ? 'it is of wrk2' : null),
  read: (input) => readWrk(input, 'wrk'),
}

/**
 * The text that wrk2 prints with `--latency`: HdrHistogram's percentiles to 100 %, and the detailed
 * spectrum, whose lines at 95 % and others are taken where they stand exactly there. Its times
 * are corrected for coordinated omission. Never tried on real output.
 */
export const wrk2: EvidenceFormat = {
  id: 'wrk2',
  title: 'wrk2 output',
  family: 'load',
  verified: false,
  mismatch: (input) => mismatch(input) ?? (isWrk2(input.text) ? null : 'no HdrHistogram'),
  read: (input) => readWrk(input, 'wrk2'),
}

function isWrk2(text: string): boolean {
  return text.includes('HdrHistogram') || /^[ \t]*Thread calibration:/m.test(text)
}

function readWrk(input: FormatInput, tool: 'wrk' | 'wrk2'): FormatResult {
  const { text } = input
  const list = diagnosticList(input.path)
  const summary = /^[ \t]*(\d+) requests in (\S+), /m.exec(text)
  if (summary === null) {
    return { kind: 'refused', message: 'no line "… requests in …": the test did not end', diagnostics: [] }
  }
  const answered = Number(summary[1])
  const duration = readDuration(summary[2]!)
  const lost = socketErrors(text)
  const bad = Number(/^[ \t]*Non-2xx or 3xx responses: (\d+)/m.exec(text)?.[1] ?? '0') // wrk leaves the line out at zero
  const latency = /^[ \t]*Latency +(\S+) +(\S+) +(\S+)/m.exec(text)
  const [avg, max] = [readDuration(latency?.[1] ?? ''), readDuration(latency?.[3] ?? '')]
  const rate = /^Requests\/sec: +(\d+(?:\.\d+)?)/m.exec(text)?.[1]
  const percentiles = answered === 0 ? [] : percentilesIn(text)
  const requests = answered + lost.total
  const failures = bad + lost.total
  warnOfRate(input, list, answered, duration, rate)
  const row = figureRow(wholeRun, {
    requests,
    failures,
    avgMs: answered === 0 ? null : (avg?.ms ?? null),
    maxMs: answered === 0 ? null : (max?.ms ?? null),
    medianMs: percentiles.find(({ percentile }) => percentile === 50)?.valueMs ?? null,
    rps: rate === undefined ? null : Number(rate),
    percentiles,
    place: { file: input.path, line: lineAt(text, summary.index + summary[0].search(/\d/)), column: 1 },
    ranges: rangesOf({ avg, max, rate, answered, bad, requests, failures, lost: lost.total }),
    derived: ['failures', ...(lost.total === 0 ? [] : ['requests'])],
  })
  const users = Number(/(\d+) connections?/.exec(text)![1])
  const seconds = duration === null ? null : duration.ms / 1000
  const run = loadRun(tool, `${tool} text`, {
    aggregate: row,
    failures: failureGroups([...lost.kinds, ['Non-2xx or 3xx response', bad]]),
    users: users === 0 ? null : { value: users, source: 'result' },
    durationS: seconds === null ? null : { value: seconds, source: 'result' },
    activeS: seconds === null ? null : { value: seconds, source: 'result' },
    latencyScope: 'responses',
    exactExtremes: false,
    cannotMeasure: ['min', ...percentilesMissing(percentiles.length > 0 ? percentiles : [])],
  })
  return { kind: 'run', run, diagnostics: list.all() }
}

function rangesOf(figures: {
  avg: PrintedTime | null
  max: PrintedTime | null
  rate: string | undefined
  answered: number
  bad: number
  requests: number
  failures: number
  lost: number
}): NonNullable<FigureRow['ranges']> {
  const ranges: NonNullable<FigureRow['ranges']> = {}
  if (figures.avg !== null) ranges.avgMs = figures.avg.range
  if (figures.max !== null) ranges.maxMs = figures.max.range
  if (figures.rate !== undefined) ranges.rps = printedRange(figures.rate, 1)
  if (figures.lost > 0) {
    ranges.requests = { low: figures.answered, high: figures.requests }
    ranges.failures = { low: figures.bad, high: figures.failures }
  }
  return ranges
}

function socketErrors(text: string): { total: number; kinds: [string, number][] } {
  const found = /^[ \t]*Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/m.exec(text)
  if (found === null) return { total: 0, kinds: [] }
  const kinds = ['connect', 'read', 'write', 'timeout'].map((kind, index): [string, number] => {
    return [`socket error: ${kind}`, Number(found[index + 1])]
  })
  return { total: kinds.reduce((sum, [, count]) => sum + count, 0), kinds }
}

/** `50%   40.25ms` of wrk, `50.000%    1.02ms` of wrk2, and wrk2's spectrum where it meets a percentile of the rules. */
function percentilesIn(text: string): PercentileFigure[] {
  const found = new Map<number, PercentileFigure>()
  for (const [, digits, time] of text.matchAll(/^ *(\d{1,3}(?:\.\d+)?)% +(\d\S*)$/gm)) {
    const read = readDuration(time!)
    const percentile = Number(digits)
    if (read !== null && percentile < 100) found.set(percentile, { percentile, valueMs: read.ms, range: read.range })
  }
  for (const [, value, share] of text.matchAll(/^ *(\d+\.\d+) +(0\.\d+) +\d+ +\d+\.\d+ *$/gm)) {
    const percentile = Math.round(Number(share) * 1e6) / 1e4
    if (!wanted.has(percentile) || found.has(percentile)) continue
    found.set(percentile, { percentile, valueMs: Number(value), range: printedRange(value!, 1) })
  }
  return [...found.values()].sort((a, b) => a.percentile - b.percentile)
}

const wanted = new Set([50, 66, 75, 80, 90, 95, 98, 99, 99.9, 99.99])

/** A file put together by hand may state a rate that its own count and duration deny. */
function warnOfRate(
  input: FormatInput,
  list: DiagnosticList,
  answered: number,
  duration: PrintedTime | null,
  rate: string | undefined,
): void {
  if (duration === null || rate === undefined || duration.ms === 0) return
  const computed = answered / (duration.ms / 1000)
  if (Math.abs(computed - Number(rate)) <= 0.05 * Math.max(computed, Number(rate))) return
  const line = lineAt(input.text, input.text.indexOf('Requests/sec'))
  const message = `Requests/sec ${rate} against ${answered} requests in ${duration.ms / 1000} s, which is ${computed.toFixed(2)}`
  list.report('warning', 'wrk-rate-contradicts', line, message)
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
