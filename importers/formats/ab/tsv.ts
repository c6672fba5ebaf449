import type { FigureRow } from '~/domain/evidence'
import { diagnosticList } from '../../diagnostic-list'
import type { EvidenceFormat, FormatInput, FormatResult } from '../format'
import { resultAt } from '../load-content'
import { collectSamples } from '../samples/collect-samples'
import { aboutMs } from './about-ms'

const header = 'starttime\tseconds\tctime\tdtime\tttime\twait'

/**
 * ApacheBench's `-g` file: one row for each completed request, sorted by time, in whole milliseconds.
 * Percentiles are by nearest rank over all rows. Rows tell neither status nor path: how many
 * requests failed is unknown (a server that answers 404 to everything leaves the same file), and
 * requests without an answer are absent. Starts are whole seconds, so the rate is a range.
 */
export const abTsv: EvidenceFormat = {
  id: 'ab-tsv',
  title: 'ApacheBench (ab -g) rows',
  family: 'load',
  verified: true,
  mismatch: ({ text }) =>
    text.startsWith(`${header}\n`) ? null : 'no header starttime, seconds, ctime, dtime, ttime, wait',
  read: readRows,
}

function readRows(input: FormatInput): FormatResult {
  const list = diagnosticList(input.path)
  const requests = collectSamples()
  let truncated = false
  let [fromMs, toMs] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const lines = input.text.split('\n')
  for (let index = 1; index < lines.length; index++) {
    if (lines[index] === '') continue
    const cells = lines[index]!.split('\t')
    const [seconds, elapsedMs] = [cells[1], cells[4]].map((cell) => (/^\d+$/.test(cell ?? '') ? Number(cell) : null))
    if (cells.length !== 6 || seconds == null || elapsedMs == null || !/^\d+$/.test(cells[5]!)) {
      truncated = true
      list.report('warning', 'column-count', index + 1, 'not six columns with times; the row is left out')
      continue
    }
    fromMs = Math.min(fromMs, seconds * 1000)
    toMs = Math.max(toMs, seconds * 1000 + elapsedMs)
    const unknown = { method: null, startMs: null, failed: null, error: '', bytes: null, users: null }
    requests.add({ ...unknown, label: 'all requests', elapsedMs, line: index + 1 })
  }
  if (requests.count() === 0) return { kind: 'refused', message: 'it holds no request', diagnostics: list.all() }
  list.report('info', 'ab-no-status', 1, 'rows of ab -g tell no status: how many requests failed is unknown')
  const { aggregate, endpoints } = requests.figures(input.path, null)
  const endedAt = resultAt(Math.ceil(toMs / 1000) * 1000)
  const rps = rateBetween(requests.count(), (toMs - fromMs) / 1000)
  const ranged = [aggregate!, ...endpoints].map((row) => rounded(row, rps))
  return {
    kind: 'run',
    run: {
      tool: 'ab',
      dialect: 'rows (-g)',
      users: null,
      startedAt: resultAt(fromMs),
      endedAt: endedAt === null ? null : { ...endedAt, source: 'derived' },
      durationS: null,
      activeS: null,
      aggregate: ranged[0]!,
      endpoints: ranged.slice(1),
      failures: [],
      exceptions: [],
      history: null,
      precision: 'exact',
      truncated,
      latencyScope: 'responses',
      exactExtremes: false,
      cannotMeasure: ['rps', 'failures', 'error', 'success'],
    },
    diagnostics: list.all(),
  }
}

/** The first start and the last end are each known to within a second. */
function rateBetween(count: number, seconds: number): { low: number; high: number } | null {
  return seconds <= 1 ? null : { low: count / (seconds + 1), high: count / (seconds - 1) }
}

/** Every row is rounded to whole milliseconds, and so is what is taken or averaged from them. */
function rounded(row: FigureRow, rps: ReturnType<typeof rateBetween>): FigureRow {
  const { minMs, maxMs, avgMs } = row
  return {
    ...row,
    percentiles: row.percentiles.map((figure) => {
      return figure.valueMs === null ? figure : { ...figure, range: aboutMs(figure.valueMs) }
    }),
    ranges: {
      ...(minMs === null ? {} : { minMs: aboutMs(minMs) }),
      ...(maxMs === null ? {} : { maxMs: aboutMs(maxMs) }),
      ...(avgMs === null ? {} : { avgMs: aboutMs(avgMs) }),
      ...(rps === null ? {} : { rps }),
    },
  }
}
