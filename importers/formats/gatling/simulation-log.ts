import { diagnosticList } from '../../diagnostic-list'
import type { EvidenceFormat, FormatInput, FormatResult } from '../format'
import { collectSamples } from '../samples/collect-samples'
import { sampledRun } from '../samples/sampled-run'
import { binaryVersion } from './binary-log'

/**
 * Gatling's `simulation.log` as tab-separated text, 2.1 to 3.12: REQUEST records, whatever other
 * columns their version has (a scenario until 2.3, a user id until 3.3, four stamps in 2.1): groups,
 * name, start and end in epoch milliseconds, OK or KO, message. Groups before the name make its path. Every figure is computed from all
 * requests, failed ones among them; percentiles by nearest rank. Sizes and users are not recorded.
 *
 * Later logs are binary and are refused by name: `stats.js` of the report has the figures.
 * Never tried on a real file.
 */
export const gatlingSimulationLog: EvidenceFormat = {
  id: 'gatling-simulation-log',
  title: 'Gatling simulation.log (text)',
  family: 'load',
  verified: false,
  mismatch({ text }) {
    const head = text.slice(0, 20_000)
    if (!/^(?:ASSERTION\t[^\n]*\n)*RUN\t/.test(head) && !/^[^\t\n]*\t[^\t\n]*\tRUN\t/.test(head)) {
      return 'no first record RUN of tab-separated columns'
    }
    return null
  },
  read: readLog,
  binary(bytes) {
    const version = binaryVersion(bytes)
    if (version === null) return null
    return `this is the binary simulation.log of Gatling ${version}, which only Gatling itself reads; give js/stats.js of its report instead`
  },
}

const status = /^(?:OK|KO)$/
const epoch = /^\d{13}$/

function readLog(input: FormatInput): FormatResult {
  const list = diagnosticList(input.path)
  const requests = collectSamples()
  let damaged = false
  let number = 0
  for (let at = 0; at < input.text.length; ) {
    const end = input.text.indexOf('\n', at)
    const line = input.text.slice(at, end === -1 ? undefined : end)
    at = end === -1 ? input.text.length : end + 1
    number += 1
    if (!/^(?:[^\t]*\t){0,2}REQUEST\t/.test(line)) continue
    const cells = line.split('\t')
    const mark = cells.findIndex((cell, index) => status.test(cell) && epoch.test(cells[index - 1] ?? ''))
    const from = firstStamp(cells, mark)
    const [startMs, endMs] = [Number(cells[from]), Number(cells[mark - 1])]
    if (mark === -1 || from < 3 || from === mark - 1 || endMs < startMs) {
      damaged = true
      list.report('error', 'gatling-record', number, 'a REQUEST record without start, end and status; it is left out')
      continue
    }
    const failed = cells[mark] === 'KO'
    const groups = cells[from - 2]!.split(',').filter((group) => group.trim() !== '')
    requests.add({
      label: [...groups, cells[from - 1]!].join(' / '),
      method: null,
      elapsedMs: endMs - startMs,
      startMs,
      failed,
      error: failed ? (cells[mark + 1] ?? '').trim() : '',
      bytes: null,
      users: null,
      line: number,
    })
  }
  if (requests.count() === 0) return { kind: 'refused', message: 'it holds no request', diagnostics: list.all() }
  const figures = requests.figures(input.path, 'epoch')
  const run = sampledRun('gatling', 'simulation.log', figures, { isEpoch: true, truncated: damaged })
  return { kind: 'run', run, diagnostics: list.all() }
}

/** Two stamps stand before the status, in 2.1 four: start of the request to end of the response. */
function firstStamp(cells: string[], mark: number): number {
  let at = mark
  while (at > 0 && epoch.test(cells[at - 1]!)) at -= 1
  return at
}
