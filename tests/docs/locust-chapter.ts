import type { LocustFileKind } from '~/domain/evidence'
import { columnMeanings, kindMeanings } from '~importers/locust/column-meanings'
import { type ColumnKey, columnSpellings, expectedColumns } from '~importers/locust/columns'
import { codes, markdownTable } from './markdown-table'

/** The CSV family of Locust, which has a reader of its own: files of one run are put together. */
export function locustChapter(): string {
  const kinds = Object.keys(kindMeanings) as LocustFileKind[]
  const keys = Object.keys(columnMeanings) as ColumnKey[]
  return `### locust-csv

**Locust CSV files**, of every version from 0.8 to today: \`_stats\`, \`_stats_history\`, \`_failures\` and \`_exceptions\`, or \`_requests\` and \`_distribution\`. The files of one run share their prefix, which is the run’s label. Told by their header, whatever the order of its columns and whatever parts them (comma, semicolon, tab).

${markdownTable(
  ['file', 'what it is for', 'columns that every version has'],
  kinds.map((kind) => [kind, kindMeanings[kind], codes(expectedColumns[kind].map((key) => spelled(key)[0] as string))]),
)}

Columns, in every spelling that is known; letters of either case. Another column is left alone and named in a remark.

${markdownTable(
  ['column', 'holds'],
  keys.map((key) => [codes(spelled(key)), columnMeanings[key]]),
)}

Percentile columns are told by their shape: \`95%\`, \`99.9%\`, \`99.999\` of old versions, \`57.0%\`. A percentile below 100 ms is printed to 1 ms, below 1,000 to 10, below 10,000 to 100, above to 1,000, half to even: \`1900\` means more than 1,850 and less than 1,950. Max and Min of the row are exact and narrow it. A percentile off that grid means buckets of the test’s own, and its precision is unknown. Failed requests are inside the percentiles.`
}

function spelled(key: ColumnKey): string[] {
  return Object.keys(columnSpellings).filter((spelling) => columnSpellings[spelling] === key)
}
