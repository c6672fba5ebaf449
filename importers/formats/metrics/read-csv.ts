import { type CsvError, parse } from 'csv-parse/sync'
import type { Diagnostic } from '~/domain/place'
import type { FormatInput, FormatResult } from '../format'
import { note, refused, topOf } from '../report-content'
import { metricContent, sampleOf } from './sample'

const columns = ['metric', 'value', 'unit', 'at', 'labels'] as const
const mostSamples = 200_000

interface RecordWithInfo {
  record: string[]
  info: { lines: number }
}

/** Delimiter and place of each column, null where the first line is not this header. Unit and at may be missing. */
export function readMetricsHeader(text: string): { delimiter: string; at: Map<string, number> } | null {
  const first = text.slice(0, 2_000).trimStart().split('\n', 1)[0]!
  const delimiter = [',', ';', '\t'].find((mark) => first.includes(mark))
  if (delimiter === undefined) return null
  const names = first.split(delimiter).map((name) =>
    name
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .toLowerCase(),
  )
  const isKnown =
    names.every((name) => (columns as readonly string[]).includes(name)) && new Set(names).size === names.length
  if (!isKnown || !names.includes('metric') || !names.includes('value')) return null
  return { delimiter, at: new Map(names.map((name, index) => [name, index])) }
}

/** Labels are `key=value` pairs, divided by `;`, `|` or a blank. */
export function readMetricsCsv({ text, path }: FormatInput): FormatResult {
  const header = readMetricsHeader(text)
  if (header === null) return refused('no header `metric,value,unit,at`')
  const diagnostics: Diagnostic[] = []
  let records: RecordWithInfo[]
  try {
    records = parse(text, {
      delimiter: header.delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      info: true,
    }) as unknown as RecordWithInfo[]
  } catch (error) {
    const { lines, message } = error as CsvError & { lines?: number }
    return refused(message, [note({ ...topOf(path), line: lines ?? 1 }, 'error', 'csv-unreadable', message)])
  }
  if (records.length > mostSamples) return refused(`more than ${mostSamples} samples`)
  const samples = records.slice(1).flatMap(({ record, info }) => {
    const cell = (name: string) => {
      const index = header.at.get(name)
      const value = index === undefined ? undefined : record[index]
      return value === undefined ? '' : value
    }
    const place = { file: path, line: info.lines, column: 1 }
    if (record.length > header.at.size) {
      diagnostics.push(
        note(place, 'error', 'metric-sample', `${record.length} cells where ${header.at.size} are named; left out`),
      )
      return []
    }
    const [metric, value, unit, at] = [cell('metric'), cell('value'), cell('unit'), cell('at')]
    const sample = sampleOf({ metric, value, unit, at, labels: labelsOf(cell('labels')) }, place, diagnostics)
    return sample === null ? [] : [sample]
  })
  return metricContent(samples, diagnostics)
}

function labelsOf(text: string): Record<string, string> {
  const pairs = text
    .split(/[;|\s]+/)
    .map((pair) => /^([^=]+)=(.*)$/.exec(pair))
    .flatMap((match) => (match === null ? [] : [[match[1]!, match[2]!] as const]))
  return Object.fromEntries(pairs)
}
