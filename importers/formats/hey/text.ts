import type { FigureRow, PercentileFigure } from '~/domain/evidence'
import type { EvidenceFormat, FormatInput, FormatResult } from '../format'
import {
  failedCodes,
  failureGroups,
  figureRow,
  loadRun,
  percentilesMissing,
  placeOfText,
  printedRange,
  statusCounts,
  successesOf,
  wholeRun,
} from '../load-content'

/**
 * The text that hey prints. Seconds with four decimals, so each time stands for a range of 0.1 ms.
 * Requests are responses by status code plus errors; a response of 400 and more and an error
 * failed. Times are of responses only. Without one it prints NaN and zeros, which are no figures.
 * No time of day and no number of workers. Tried on real output of hey 0.1.4.
 */
export const heyText: EvidenceFormat = {
  id: 'hey-text',
  title: 'hey output',
  family: 'load',
  verified: true,
  mismatch({ text }) {
    const start = text.slice(0, 2000).trimStart()
    if (!start.startsWith('Summary:')) return 'does not begin with "Summary:"'
    return /^[ \t]*Slowest:\s+\S+ secs/m.test(start) ? null : 'no line "Slowest: … secs"'
  },
  read: readHeyText,
}

function readHeyText(input: FormatInput): FormatResult {
  const { text } = input
  const codes = statusCounts(
    [...text.matchAll(/^[ \t]*\[(\d{3})\]\s+(\d+) responses/gm)].map((m) => [m[1]!, Number(m[2])]),
  )
  if (codes === null) return { kind: 'refused', message: 'a status code is counted beyond any number', diagnostics: [] }
  const errors = errorsIn(text)
  const responses = [...codes.values()].reduce((sum, count) => sum + count, 0)
  const lost = errors.reduce((sum, [, count]) => sum + count, 0)
  if (responses + lost === 0) {
    return { kind: 'refused', message: 'neither a status code nor an error is counted', diagnostics: [] }
  }
  const seconds = (label: string) => new RegExp(`^[ \\t]*${label}:\\s+(\\d+(?:\\.\\d+)?)`, 'm').exec(text)?.[1]
  const timed = (label: string) => (responses === 0 ? undefined : seconds(label))
  const [avg, min, max, rate, total] = [
    timed('Average'),
    timed('Fastest'),
    timed('Slowest'),
    seconds('Requests/sec'),
    seconds('Total'),
  ]
  const percentiles = responses === 0 ? [] : percentilesIn(text)
  const bytes = timed('Total data')
  const row = figureRow(wholeRun, {
    requests: responses + lost,
    failures: responses - successesOf(codes) + lost,
    avgMs: inMs(avg),
    minMs: inMs(min),
    maxMs: inMs(max),
    medianMs: percentiles.find(({ percentile }) => percentile === 50)?.valueMs ?? null,
    avgBytes: bytes === undefined ? null : Number(bytes) / responses,
    rps: rate === undefined ? null : Number(rate),
    percentiles,
    place: placeOfText(input, 'Latency distribution'),
    ranges: rangesOf({ avgMs: avg, minMs: min, maxMs: max }),
    derived: ['requests', 'failures', ...(bytes === undefined ? [] : ['avgBytes'])],
  })
  const duration = total === undefined ? null : Number(total)
  const run = loadRun('hey', 'hey text', {
    aggregate: row,
    failures: failureGroups([...errors, ...failedCodes(codes)]),
    durationS: duration === null ? null : { value: duration, source: 'result' },
    activeS: duration === null || duration === 0 ? null : { value: duration, source: 'result' },
    latencyScope: 'responses',
    exactExtremes: false,
    cannotMeasure: percentilesMissing([50, 75, 90, 95, 99].map((percentile) => ({ percentile, valueMs: 0 }))),
  })
  return { kind: 'run', run, diagnostics: [] }
}

function inMs(seconds: string | undefined): number | null {
  return seconds === undefined ? null : Math.round(Number(seconds) * 1e7) / 1e4
}

function rangesOf(figures: Record<string, string | undefined>): NonNullable<FigureRow['ranges']> {
  return Object.fromEntries(
    Object.entries(figures).flatMap(([name, digits]) =>
      digits === undefined ? [] : [[name, printedRange(digits, 1000)]],
    ),
  )
}

/** `95% in 0.0018 secs`; older versions printed `95%% in`. */
function percentilesIn(text: string): PercentileFigure[] {
  return [...text.matchAll(/^[ \t]*(\d{1,2}(?:\.\d+)?)%%? in (\d+\.\d+) secs/gm)].flatMap(([, percentile, digits]) => {
    if (Number(percentile) < 50) return []
    return [{ percentile: Number(percentile), valueMs: inMs(digits), range: printedRange(digits!, 1000) }]
  })
}

function errorsIn(text: string): [string, number][] {
  const at = text.indexOf('Error distribution:')
  if (at === -1) return []
  return [...text.slice(at).matchAll(/^[ \t]*\[(\d+)\]\s+(.+)$/gm)].map((match) => [match[2]!, Number(match[1])])
}
