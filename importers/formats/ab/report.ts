import { diagnosticList } from '../../diagnostic-list'
import type { EvidenceFormat, FormatInput, FormatResult } from '../format'
import { statedPercentiles } from '../samples/rank'
import { failuresMessage, failuresOf } from './failures'
import { readReport } from './report-figures'

const printedPercentiles = new Set([50, 66, 75, 80, 90, 95, 98, 99])

/**
 * The text that ApacheBench (ab 2.3) prints. Times are printed in whole milliseconds, so minimum,
 * maximum and mean are stated with their range and do not narrow anything; latencies are those of all
 * completed requests, failed ones among them. Its "Failed requests" leave out responses besides
 * 2xx, and count a length that differs from the first response: a request failed when its response
 * was not 2xx or it was not answered, and lengths make the count a range.
 *
 * It cannot measure percentiles above P99, the method, or when the run took place.
 */
export const abReport: EvidenceFormat = {
  id: 'ab-report',
  title: 'ApacheBench (ab) report',
  family: 'load',
  verified: true,
  mismatch({ text }) {
    const head = text.slice(0, 200_000)
    return /^Complete requests:\s/m.test(head) && /^Concurrency Level:\s/m.test(head)
      ? null
      : 'no lines "Concurrency Level:" and "Complete requests:"'
  },
  read: readAb,
}

function readAb(input: FormatInput): FormatResult {
  const list = diagnosticList(input.path)
  const report = readReport(input.text, input.path)
  const { requests } = report.row
  if (requests === null) {
    return { kind: 'refused', message: 'the count of complete requests cannot be read', diagnostics: list.all() }
  }
  const failures = failuresOf(report.counts, requests)
  const message = failuresMessage(report.counts, failures)
  if (message !== null) list.report('info', 'ab-failures', report.row.place.line, message)
  const isExact = failures !== null && failures.low === failures.high
  const row = {
    ...report.row,
    failures: isExact ? failures.low : null,
    ranges: { ...report.row.ranges, ...(failures === null || isExact ? {} : { failures }) },
    derived: isExact ? ['failures'] : [],
  }
  const { concurrency, seconds } = report
  return {
    kind: 'run',
    run: {
      tool: 'ab',
      dialect: 'report',
      users: concurrency === null ? null : { value: concurrency, source: 'result' },
      startedAt: null,
      endedAt: null,
      durationS: seconds === null ? null : { value: seconds, source: 'result' },
      activeS: seconds === null ? null : { value: seconds, source: 'result' },
      aggregate: { ...row, key: '*', method: null, name: 'Total' },
      endpoints: [row],
      failures: [],
      exceptions: [],
      history: null,
      precision: 'exact',
      truncated: false,
      exactExtremes: false,
      cannotMeasure: statedPercentiles.filter((p) => !printedPercentiles.has(p)).map((p) => `p${p}`),
    },
    diagnostics: list.all(),
  }
}
