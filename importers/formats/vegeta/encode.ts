import { type CsvError, parse } from 'csv-parse/sync'
import { type DiagnosticList, diagnosticList } from '../../diagnostic-list'
import type { EvidenceFormat, FormatInput, FormatResult } from '../format'
import { eachLine, jsonLine } from '../json-lines'
import { numberOf } from '../load-content'
import { countOf, instantOfText, type JsonObject, textOf } from '../read-values'
import { collectSamples, type SampleCollector } from '../samples/collect-samples'
import { sampledRun } from '../samples/sampled-run'

/**
 * `vegeta encode --to json`: one result per line, nanoseconds, stamps in RFC 3339. Every figure is
 * computed from all results (nearest rank); a request failed unless its code is 200 to 399. Never
 * tried on real output.
 */
export const vegetaJsonLines: EvidenceFormat = {
  id: 'vegeta-json',
  title: 'vegeta results (JSON lines)',
  family: 'load',
  verified: false,
  mismatch({ text }) {
    const first = jsonLine(text)
    if (first === null) return 'its first line is no JSON object'
    const known = countOf(first.code) !== null && countOf(first.latency) !== null && textOf(first.timestamp) !== null
    return known ? null : 'its first line has no code, latency and timestamp'
  },
  read(input) {
    return readResults(input, 'vegeta encode --to json', (samples, list) => {
      let damaged = false
      eachLine(input.text, (text, line) => {
        const result = jsonLine(text)
        if (result !== null && addResult(samples, result, line)) return
        damaged = true
        list.report('warning', 'bad-row', line, 'the line is no result; it is left out')
      })
      return damaged
    })
  },
}

/** `vegeta encode --to csv`: no header; stamp and latency in nanoseconds. Never tried on real output. */
export const vegetaCsv: EvidenceFormat = {
  id: 'vegeta-csv',
  title: 'vegeta results (CSV)',
  family: 'load',
  verified: false,
  mismatch({ text }) {
    const first = text.slice(0, 200)
    return /^\d{19},\d{1,3},\d+,\d+,\d+,/.test(first)
      ? null
      : 'its first line is no stamp, code and latency in nanoseconds'
  },
  read(input) {
    return readResults(input, 'vegeta encode --to csv', (samples, list) => readCsv(input.text, samples, list))
  },
}

function readCsv(text: string, samples: SampleCollector, list: DiagnosticList): boolean {
  let damaged = false
  try {
    parse(text, {
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], { lines }: { lines: number }) => {
        const [stamp, code, latency, , bytes, error, , , , method, url] = cells
        const isWhole = /^\d{16,19}$/.test(stamp!) && /^\d+$/.test(code ?? '') && /^\d+$/.test(latency ?? '')
        const result: JsonObject = {
          code: Number(code),
          latency: Number(latency),
          atMs: Number(stamp) / 1e6,
          bytes_in: Number(bytes),
          error,
          method,
          url,
        }
        if (!isWhole || !addResult(samples, result, lines)) {
          damaged = true
          list.report('warning', 'bad-row', lines, 'the line is no result; it is left out')
        }
        return null
      },
    })
  } catch (error) {
    const { lines, message } = error as CsvError & { lines?: number }
    list.report('error', 'csv-damaged', lines ?? 1, `${message}: what follows is left out`)
    return true
  }
  return damaged
}

function addResult(samples: SampleCollector, result: JsonObject, line: number): boolean {
  const [code, latency] = [countOf(result.code), numberOf(result.latency)]
  if (code === null || latency === null) return false
  const read = instantOfText(result.timestamp)
  const url = textOf(result.url)
  const method = textOf(result.method)
  samples.add({
    label: url === null || url === '' ? 'all requests' : url,
    method: method === '' ? null : method,
    elapsedMs: latency / 1e6,
    startMs: read === null ? numberOf(result.atMs) : Date.parse(read.instant),
    failed: code < 200 || code >= 400,
    error: textOf(result.error) || `HTTP ${code}`,
    bytes: countOf(result.bytes_in),
    users: null,
    line,
  })
  return true
}

function readResults(
  input: FormatInput,
  dialect: string,
  read: (samples: SampleCollector, list: DiagnosticList) => boolean,
): FormatResult {
  const list = diagnosticList(input.path)
  const samples = collectSamples()
  const truncated = read(samples, list)
  if (samples.count() === 0) return { kind: 'refused', message: 'it holds no result', diagnostics: list.all() }
  const run = sampledRun('vegeta', dialect, samples.figures(input.path, 'epoch'), { isEpoch: true, truncated })
  return { kind: 'run', run: { ...run, latencyScope: 'all' }, diagnostics: list.all() }
}
