import { formatAsOf, formatMoment } from '../dates'
import { printDecimal, roundDecimal, toDecimal } from '../decimal'
import { formatHours, formatMoney, formatValue, plainText } from '../format'
import { costTexts } from '../messages/money'
import { emptyCells, outputWords } from '../messages/outputs'
import { tableTexts } from '../messages/tables'
import { amountText } from '../money-figure'
import type { TableRow } from '../tables'
import type { Cell, ColumnFacts } from '../tables/table'
import { briefColumns } from './brief-columns'
import { type NamedReport, type ReportAsked, type ReportTable, rowsOf } from './report'

/** A report as GitHub-flavoured Markdown; null where there is nothing of that id. */
export function reportMarkdown(report: NamedReport, asked: ReportAsked): string | null {
  const facts = report.facts(asked)
  if (facts === null) return null
  if (report.markdown !== undefined) return report.markdown(facts, asked)
  const { title, lede, parts } = report.words(facts, asked)
  const { assessment, input, timezone } = asked.sources.context
  const asOf = plainText(outputWords.asOf(formatAsOf(assessment.asOf, timezone), input.chainHead ?? null))
  const blocks = [
    `# ${markdownText(title)}`,
    ...lede.map(markdownText),
    markdownText(asOf),
    ...parts.map(({ heading, lines }) => `## ${markdownText(heading)}\n\n${listOf(lines)}`),
    ...report.tables(asked).map((one) => tableBlock(one, asked)),
  ]
  return `${blocks.join('\n\n')}\n`
}

function listOf(lines: readonly string[]): string {
  return lines.length === 0 ? outputWords.nothing : lines.map((line) => `- ${markdownText(line)}`).join('\n')
}

function tableBlock(one: ReportTable, asked: ReportAsked): string {
  const { table, title, most } = one
  const rows = rowsOf(one, asked.sources)
  const heading = `## ${markdownText(title ?? tableTexts[table.name]?.title ?? table.name)}`
  if (rows.length === 0) return `${heading}\n\n${outputWords.nothing}`
  const shown = most === undefined ? rows : rows.slice(0, most)
  const rest = rows.length - shown.length
  const more = rest === 0 ? '' : `\n\n${outputWords.more(rest, table.name)}`
  return `${heading}\n\n${markdownTable(columnsOf(table.name, table.columns), shown, asked.sources.context.timezone)}${more}`
}

/** A page of text has room for a few columns; the files have all. */
function columnsOf(name: string, columns: readonly ColumnFacts[]): ColumnFacts[] {
  const brief = briefColumns[name]
  if (brief === undefined) return columns.slice(0, 6)
  return brief.flatMap((key) => columns.find((column) => column.key === key) ?? [])
}

export function markdownTable(columns: readonly ColumnFacts[], rows: readonly TableRow[], timezone: string): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = columns.map(({ unit }) => (isFigure(unit) ? '---:' : '---'))
  const body = rows.map((row) => line(columns.map((column) => markdownText(cellText(row, column, timezone)))))
  return [line(columns.map(({ label }) => markdownText(label))), line(rule), ...body].join('\n')
}

function isFigure(unit: ColumnFacts['unit']): boolean {
  return unit !== 'text' && unit !== 'word' && unit !== 'yes_no' && unit !== 'day' && unit !== 'time'
}

/** A cell in words: figures with their unit, an empty one by what it means. */
export function cellText(row: TableRow, { key, unit, empty }: ColumnFacts, timezone: string): string {
  const value = row[key] as Cell
  if (value === null) return emptyCells[empty]
  if (typeof value === 'boolean') return value ? outputWords.yes : outputWords.no
  if (typeof value === 'string' && unit === 'time') return plainText(formatMoment(value, timezone))
  if (typeof value === 'string') return unit === 'word' ? value.replaceAll('_', ' ') : value
  const text = numberText(row, key, value, unit)
  if (row.approximate !== true || !recorded.has(key)) return text
  return value < 0 ? `${costTexts.aboutNegative} ${text}` : `${costTexts.about}${text}`
}

/** What a row that is about so much says so of; an estimate is exact as it stands. */
const recorded = new Set(['value', 'actual_minutes', 'actual_cents', 'cpi_claimed', 'cpi_proven'])

function numberText(row: TableRow, key: string, value: number, unit: ColumnFacts['unit']): string {
  const stated = row[`${key}_unit`] ?? row.unit
  if (unit === 'quotient' || stated === 'quotient') return indexText(value, row.figure)
  if (unit === 'points') return printDecimal(roundDecimal(toDecimal(value), 1, 'up'))
  if (stated === 'points') return plainText(amountText(value, 'points'))
  return plainText(figureText(value, unit, stated))
}

/** As on the page of money: to its worse side, which for what is still asked is the higher one. */
function indexText(value: number, figure: Cell | undefined): string {
  return plainText(amountText(value, 'ratio', figure === 'tcpi' ? 'up' : 'down'))
}

function figureText(value: number, unit: ColumnFacts['unit'], stated: Cell | undefined): string {
  if (unit === 'cents') return formatMoney(value)
  if (unit === 'minutes') return formatHours(value)
  if (unit === 'ms') return formatValue(value, 'ms').text
  if (unit === 'ratio') return formatValue(value, 'ratio').text
  if (unit === 'per_second') return formatValue(value, 'req/s').text
  if (unit === 'varies' && isUnit(stated)) return formatValue(value, stated).text
  if (unit === 'varies' && (stated === 'cents' || stated === 'minutes')) return figureText(value, stated, undefined)
  return unit === 'line' ? String(value) : formatValue(value, 'count').text
}

function isUnit(value: Cell | undefined): value is 'ms' | 'ratio' | 'req/s' | 'bytes' | 'count' {
  return value === 'ms' || value === 'ratio' || value === 'req/s' || value === 'bytes' || value === 'count'
}

/** One line, and nothing in it becomes markup, at its start neither; signs that mean nothing where they stand stay. */
export function markdownText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*[\]<|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#|\w+;)|^[>#+-]|^\d+(?=[.)](?:\s|$))/gu, escaped)
}

/** "12." at the start of a line would begin a list: there the full stop is what is escaped. */
function escaped(sign: string): string {
  return /^\d/.test(sign) ? `${sign}\\` : `\\${sign}`
}
