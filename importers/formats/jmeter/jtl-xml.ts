import { diagnosticList } from '../../diagnostic-list'
import type { EvidenceFormat, FormatInput, FormatResult } from '../format'
import { rootMismatch } from '../xml/root-of'
import { jtlRun } from './jtl-run'
import { readJtlXml } from './jtl-xml-samples'

/**
 * JMeter's sample log as XML (`jmeter.save.saveservice.output_format=xml`), versions 2.1 to 5.6, read
 * strictly and as a stream; blanks before the prolog are passed over. Samples within a sample
 * (embedded resources, redirects) are parts of it and not counted; samples within a transaction
 * controller are counted in its place. A request failed when `s` is not `true`. A log that was cut
 * keeps the samples before the cut and decides nothing.
 *
 * Figures are computed as for the CSV log, with the same limits: no failures without `s`, no rates
 * without `ts`, no sizes without `by`.
 */
export const jmeterJtlXml: EvidenceFormat = {
  id: 'jmeter-jtl-xml',
  title: 'JMeter sample log (JTL, XML)',
  family: 'load',
  verified: true,
  mismatch: ({ text }) => rootMismatch(text, ['testResults']),
  read(input: FormatInput): FormatResult {
    const list = diagnosticList(input.path)
    const log = readJtlXml(input.text, input.path, list)
    return jtlRun(log, { tool: 'jmeter', dialect: 'JTL XML', file: input.path }, list)
  },
}
