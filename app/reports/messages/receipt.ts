import type { EvidenceFile } from '~/domain/evidence'
import type { Report } from '~/domain/report-evidence'
import { countOf, formatCount } from '../format'
import type { Receipt, ReceiptFile } from '../receipt-schema'
import { fileKindWords } from './words'

/** What a file is, by tool or format and by its part in the run: "locust stats", "k6-summary result of a tool". */
export function formatWords(owner: { tool: string | null; format: string | null }, kind: EvidenceFile['kind']): string {
  const tool = owner.format ?? owner.tool
  if (kind === 'run_note' || kind === 'unknown' || tool === null) return fileKindWords[kind]
  return kind === 'result' || kind === 'report' ? tool : `${tool} ${fileKindWords[kind]}`
}

/** The first line of a receipt. */
export function receiptSentence(facts: {
  outcome: Receipt['outcome']
  files: ReceiptFile[]
  moved: number
  runs: readonly { outcome: string }[]
  reports: readonly { outcome: string }[]
}): string {
  const refused = facts.files.filter(({ outcome }) => outcome === 'refused').length
  const left = refused === 0 ? '' : ` ${countOf(refused, 'file')} refused.`
  if (facts.outcome === 'refused') return 'Nothing could be taken in, and nothing was written.'
  if (facts.outcome === 'at_hand') return `Already at hand, nothing written.${left}`
  const formed = [
    [facts.runs.length, 'run'],
    [facts.reports.length, 'report'],
  ] as const
  const what = formed.flatMap(([count, noun]) => (count === 0 ? [] : [countOf(count, noun)]))
  const from = countOf(facts.files.length - refused, 'file')
  const taken = what.length === 0 ? `Took in ${from}` : `Took in ${what.join(' and ')} from ${from}`
  const moved = facts.moved === 0 ? 'no verdict changed' : `${countOf(facts.moved, 'verdict')} changed`
  return `${taken}; ${moved}.${left}`
}

/** A report in one line. */
export function reportSummary(report: Report): string {
  if (report.kind === 'tests') {
    const { total, failed, skipped } = report.counts
    const broken = report.broken === null ? '' : `; broken: ${report.broken}`
    return `${countOf(total, 'test case')}, ${formatCount(failed)} failed, ${formatCount(skipped)} skipped${broken}`
  }
  if (report.kind === 'metrics') return countOf(report.samples.length, 'metric sample')
  const { lines } = report
  if (lines === null) return `coverage of ${countOf(report.files, 'source file')}, lines not measured`
  return `${formatCount(lines.covered)} of ${countOf(lines.total, 'line')} covered in ${countOf(report.files, 'source file')}`
}

/** The words of an upload's page beside the receipt. */
export const uploadTexts = {
  title: 'Bring evidence',
  lede: 'Load-test results, test and coverage reports, metrics, trackers; single files, folders, or a .zip. What a file is follows from its content, never from its name.',
  drop: 'Drop files or folders here',
  files: 'Files',
  folder: 'A folder',
  send: 'Take in',
  expired: 'What that upload answered is no longer at hand: nothing of it was written. Send it again.',
  signIn: 'Bringing evidence needs a member. Reading does not.',
  repeated: 'The same files are at hand already: this is the receipt from when they came, and nothing was written now.',
} as const

/** What one upload may hold, in one line. */
export function uploadLimitsText(limits: { fileBytes: number; totalBytes: number; files: number }): string {
  const megabytes = (bytes: number) => `${Math.floor(bytes / 1024 / 1024)} MB`
  return `At most ${megabytes(limits.fileBytes)} for each file, ${megabytes(limits.totalBytes)} and ${countOf(limits.files, 'file')} in all; archives count unpacked.`
}
