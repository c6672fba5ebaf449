import { diagnosticList } from '../../diagnostic-list'
import { precisionOf } from '../../locust/percentile-grid'
import type { EvidenceFormat, FormatInput, FormatResult } from '../format'
import { parseLiteral } from '../literal/parse-literal'
import { resultAt } from '../load-content'
import { objectOf } from '../read-values'
import { keySettler } from '../samples/row-name'
import { readEntry, type StatsEntry } from './json-entry'
import { aggregateRow, entryRow, historyOf, windowOf } from './json-rows'

/**
 * Locust's `--json` (2.14.1 and later, on standard output, among log lines) and `--json-file`
 * (2.37.0 and later): one entry for each endpoint with the count of every response-time bucket.
 * Percentiles are computed by Locust's own rank from those counts, the aggregate by adding the
 * entries up; rates are over first start to last request. Buckets are Locust's (±5 % and less).
 *
 * It cannot measure users or the kinds of failures and exceptions, and endpoints without a request
 * are not in it. Given together with --json-file, --json leaves an empty list. Never tried on a
 * real file of each version: read from Locust's source.
 */
export const locustJson: EvidenceFormat = {
  id: 'locust-json',
  title: 'Locust --json',
  family: 'load',
  verified: false,
  mismatch(input) {
    const start = startOf(input)
    if (start === null) return 'no list of entries'
    const head = input.text.slice(start, start + 4_000)
    if (/^\[\s*\]/.test(head)) return 'an empty list (Locust writes one when --json and --json-file are given together)'
    return /"num_requests"/.test(head) || /"response_times"/.test(head)
      ? null
      : 'no list of entries with num_requests and response_times'
  },
  read: readJson,
}

/** Where the list begins; lines of a log may stand before it. */
function startOf({ text, json }: FormatInput): number | null {
  if (json !== undefined) return Array.isArray(json) ? text.search(/\S/) : null
  const found = /^\[\n {4}\{\n {8}"/m.exec(text)
  return found === null ? null : found.index
}

function readJson(input: FormatInput): FormatResult {
  const list = diagnosticList(input.path)
  const parsed = parseLiteral(input.text, startOf(input)!)
  const items = Array.isArray(parsed.value) ? parsed.value : []
  if (parsed.broken !== null) {
    list.report('warning', 'cut-file', parsed.broken.line, `the list is cut or broken here: ${parsed.broken.reason}`)
  }
  const entries: StatsEntry[] = []
  for (const item of items) {
    const object = objectOf(item)
    const entry = object === null ? null : readEntry(object, parsed.lineOf(item as object), list)
    if (entry !== null) entries.push(entry)
  }
  if (entries.length === 0) return { kind: 'refused', message: 'no entry of it can be read', diagnostics: list.all() }
  const truncated = parsed.broken !== null || entries.length < items.length
  const window = windowOf(entries)
  const settle = keySettler()
  const place = (line: number) => ({ file: input.path, line, column: 1 })
  const endpoints = entries.map((entry) => {
    const row = entryRow(entry, window, place(entry.line))
    return { ...row, key: settle(row.key) }
  })
  // Sums of the entries that could be read would look like the run's.
  const aggregate = truncated ? null : aggregateRow(entries, window, place(entries[0]!.line))
  const seconds = window === null ? null : window.endS - window.startS
  return {
    kind: 'run',
    run: {
      tool: 'locust',
      dialect: '--json',
      users: null,
      startedAt: window === null ? null : resultAt(window.startS * 1000),
      endedAt: window === null ? null : resultAt(window.endS * 1000),
      durationS: seconds === null ? null : { value: seconds, source: 'derived' },
      activeS: seconds === null ? null : { value: seconds, source: 'derived' },
      aggregate,
      endpoints,
      failures: [],
      exceptions: [],
      history: historyOf(entries),
      precision: precisionOf(endpoints),
      truncated,
    },
    diagnostics: list.all(),
  }
}
