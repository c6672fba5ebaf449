import { diagnosticList } from '../../diagnostic-list'
import type { EvidenceFormat, FormatInput, FormatResult } from '../format'
import { layoutOf } from './jtl-columns'
import { readJtlRows } from './jtl-rows'
import { jtlRun } from './jtl-run'

/**
 * JMeter's sample log as CSV, versions 2.3 to 5.6: any subset and order of columns, with a header or
 * in a default order without, delimited by comma, semicolon or tab; stamps in epoch milliseconds or
 * a date pattern. A request failed when `success` is not `true`, whatever its response code.
 * Samples of transaction controllers repeat their children and are left out of rows and totals.
 *
 * Every figure is computed from all samples: percentiles by nearest rank (⌈p·n⌉, never between two
 * samples), the end as stamp plus elapsed, rates over first start to last end of the whole run. So
 * a percentile may differ from JMeter's dashboard, which interpolates over its last 20,000 samples.
 * It cannot measure failures without a `success` column, the time of day where the stamps are a
 * pattern (it records no time zone), or sizes without `bytes`. Taurus's Locust plug-in writes the
 * same form; it is told by its column `method`.
 */
export const jmeterJtlCsv: EvidenceFormat = {
  id: 'jmeter-jtl-csv',
  title: 'JMeter sample log (JTL, CSV)',
  family: 'load',
  verified: true,
  mismatch(input) {
    const layout = layoutOf(input.text)
    return typeof layout === 'string' ? layout : null
  },
  read: readJtlCsv,
}

function readJtlCsv(input: FormatInput): FormatResult {
  const list = diagnosticList(input.path)
  const layout = layoutOf(input.text)
  if (typeof layout === 'string') return { kind: 'refused', message: layout, diagnostics: [] }
  if (layout.headerLine === 0) {
    list.report('info', 'jtl-no-header', 1, 'no header: the columns are taken in the default order of that many')
  }
  if (!layout.index.has('success')) {
    list.report('warning', 'jtl-no-success', 1, 'no column success: which requests failed is unknown')
  }
  const log = readJtlRows(input.text, layout, list)
  const tool = layout.byLocust ? 'locust' : 'jmeter'
  return jtlRun(log, { tool, dialect: layout.byLocust ? 'JTL CSV of Taurus' : 'JTL CSV', file: input.path }, list)
}
