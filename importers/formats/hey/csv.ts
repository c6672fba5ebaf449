import type { FigureRow } from '~/domain/evidence'
import { diagnosticList } from '../../diagnostic-list'
import type { EvidenceFormat, FormatInput, FormatResult } from '../format'
import { eachLine } from '../json-lines'
import { withoutNoise } from '../load-content'
import { collectSamples } from '../samples/collect-samples'
import { sampledRun } from '../samples/sampled-run'

const firstColumns = 'response-time,DNS+dialup,DNS,Request-write,Response-delay,Response-read'

/**
 * `hey -o csv`: one line per response, seconds with four decimals, in no order. Requests that got no
 * response are not in the file at all, so it cannot measure the ratio of failures or successes; its
 * failures are HTTP failures only. `offset` counts from the start of the test and gives the rate;
 * versions before 0.1 have neither offset nor status. Tried on real output of hey 0.1.4.
 */
export const heyCsv: EvidenceFormat = {
  id: 'hey-csv',
  title: 'hey responses (CSV)',
  family: 'load',
  verified: true,
  mismatch: ({ text }) => (text.startsWith(firstColumns) ? null : `does not begin with ${firstColumns.slice(0, 28)}`),
  read: readHeyCsv,
}

function readHeyCsv(input: FormatInput): FormatResult {
  const list = diagnosticList(input.path)
  const end = input.text.indexOf('\n')
  const header = (end === -1 ? input.text : input.text.slice(0, end)).split(',')
  const [statusAt, offsetAt] = [header.indexOf('status-code'), header.indexOf('offset')]
  const samples = collectSamples()
  let damaged = false
  // hey quotes nothing: a line is its cells.
  eachLine(input.text, (text, line) => {
    if (line === 1) return
    const cells = text.split(',')
    const [elapsed, status, offset] = [cells[0], cells[statusAt], cells[offsetAt]]
    const wanted = [elapsed, ...(statusAt === -1 ? [] : [status]), ...(offsetAt === -1 ? [] : [offset])]
    if (cells.length !== header.length || !wanted.every((cell) => /^\d{1,9}(?:\.\d{1,9})?$/.test(cell!))) {
      damaged = true
      list.report('warning', 'bad-row', line, 'the line is not whole or holds no numbers; it is left out')
      return
    }
    const elapsedMs = milliseconds(elapsed!)
    samples.add({
      label: 'all responses',
      method: null,
      elapsedMs,
      startMs: offsetAt === -1 ? null : milliseconds(offset!),
      failed: statusAt === -1 ? null : Number(status) >= 400,
      error: `HTTP ${status}`,
      bytes: null,
      users: null,
      line,
    })
  })
  if (samples.count() === 0) {
    const message = 'it holds no response: requests without one are left out by hey, so nothing is known of any'
    return { kind: 'refused', message, diagnostics: list.all() }
  }
  const figures = samples.figures(input.path, 'local')
  const run = sampledRun('hey', 'hey CSV', { ...figures, endpoints: [] }, { isEpoch: false, truncated: damaged })
  list.report(
    'info',
    'hey-errors-absent',
    1,
    'hey leaves requests without a response out of its CSV: failures are HTTP failures only',
  )
  return {
    kind: 'run',
    run: {
      ...run,
      aggregate: run.aggregate === null ? null : withRanges(run.aggregate),
      latencyScope: 'responses',
      exactExtremes: false,
      cannotMeasure: ['error', 'success', 'failures'],
    },
    diagnostics: list.all(),
  }
}

/** Of seconds with four decimals, without the float's noise. */
function milliseconds(seconds: string): number {
  return Math.round(Number(seconds) * 1e7) / 1e4
}

/** Four decimals of a second: each time stands for 0.1 ms. */
function withRanges(row: FigureRow): FigureRow {
  const around = (ms: number) => ({ low: withoutNoise(Math.max(0, ms - 0.05)), high: withoutNoise(ms + 0.05) })
  const { avgMs, minMs, maxMs } = row
  return {
    ...row,
    percentiles: row.percentiles.map((one) => (one.valueMs === null ? one : { ...one, range: around(one.valueMs) })),
    ranges: {
      ...(avgMs === null ? {} : { avgMs: around(avgMs) }),
      ...(minMs === null ? {} : { minMs: around(minMs) }),
      ...(maxMs === null ? {} : { maxMs: around(maxMs) }),
    },
  }
}
