import type { FigureRow } from '~/domain/evidence'
import { aboutMs } from './about-ms'
import type { FailureCounts } from './failures'

export interface AbReport {
  row: FigureRow
  counts: FailureCounts
  concurrency: number | null
  seconds: number | null
}

interface Found {
  text: string
  line: number
}

/** The figures of a report, each from its own line. */
export function readReport(text: string, file: string): AbReport {
  const lines = text.split('\n')
  const after = (name: string): Found | null => {
    const index = lines.findIndex((line) => line.startsWith(`${name}:`))
    return index === -1 ? null : { text: lines[index]!.slice(name.length + 1).trim(), line: index + 1 }
  }
  const number = (name: string): number | null => firstNumber(after(name)?.text)
  const complete = after('Complete requests')
  const path = after('Document Path')?.text
  const name = path === undefined || path === '' ? '(no path)' : path
  const total = timesOf(after('Total')?.text)
  const requests = number('Complete requests')
  const failed = after('Failed requests')
  const bytes = number('HTML transferred')
  return {
    row: {
      key: name,
      method: null,
      name,
      requests,
      failures: null,
      medianMs: total?.median ?? null,
      avgMs: total?.mean ?? null,
      minMs: total?.min ?? null,
      maxMs: total?.max ?? null,
      // "Document Length" is only the first response's.
      avgBytes: bytes === null || requests === null || requests === 0 ? null : bytes / requests,
      rps: number('Requests per second'),
      failuresPerS: null,
      percentiles: percentilesOf(lines),
      place: { file, line: complete === null ? 1 : complete.line, column: 1 },
      ranges: {
        ...(total === null ? {} : { avgMs: aboutMs(total.mean), minMs: aboutMs(total.min), maxMs: aboutMs(total.max) }),
      },
    },
    counts: {
      failed: number('Failed requests'),
      non2xx: after('Non-2xx responses') === null ? 0 : number('Non-2xx responses'),
      kinds: failed === null ? null : kindsOf(lines[failed.line]),
    },
    concurrency: number('Concurrency Level'),
    seconds: number('Time taken for tests'),
  }
}

function firstNumber(text: string | undefined): number | null {
  const found = text === undefined ? null : /^\d+(?:\.\d+)?/.exec(text)
  return found === null ? null : Number(found[0])
}

/** `Total:  min mean[+/-sd] median max`, whole milliseconds (until 2.0 without the deviation). */
function timesOf(text: string | undefined): { min: number; mean: number; median: number; max: number } | null {
  const cells = text === undefined ? [] : text.split(/\s+/).map(Number)
  if (cells.length < 4 || cells.some((cell) => !Number.isFinite(cell))) return null
  return { min: cells[0]!, mean: cells[1]!, median: cells.at(-2)!, max: cells.at(-1)! }
}

function percentilesOf(lines: string[]): FigureRow['percentiles'] {
  const start = lines.findIndex((line) => line.startsWith('Percentage of the requests served'))
  if (start === -1) return []
  return lines.slice(start + 1, start + 20).flatMap((line) => {
    const found = /^\s*(\d+)%\s+(\d+)(?:\s|$)/.exec(line)
    if (found === null || found[1] === '100') return []
    return [{ percentile: Number(found[1]), valueMs: Number(found[2]), range: aboutMs(Number(found[2])) }]
  })
}

/** `(Connect: 0, Receive: 0, Length: 3, Exceptions: 0)`, the line below the failed requests. */
function kindsOf(line: string | undefined): FailureCounts['kinds'] {
  const kind = (name: string) => firstNumber(new RegExp(`\\b${name}: (\\d+)`).exec(line ?? '')?.[1])
  const [connect, receive, length, exceptions] = [kind('Connect'), kind('Receive'), kind('Length'), kind('Exceptions')]
  if (connect === null || receive === null || length === null || exceptions === null) return null
  return { unanswered: connect + receive + exceptions, length }
}
