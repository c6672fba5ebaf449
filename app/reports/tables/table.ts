import type { Change } from '~/domain/changes'
import type { SheetFacts } from '~/domain/review/facts'
import type { ProgramPoint } from '~/domain/work/program-point'
import type { CsvValue } from '../csv'
import type { Hrefs } from '../href'
import type { ReportContext } from '../report-context'

/** What a column's values are counted in; `as_stated` is the words of a document, `varies` stands beside a unit column. */
export const columnUnits = [
  'text',
  'word',
  'yes_no',
  'count',
  'ms',
  'seconds',
  'minutes',
  'cents',
  'bytes',
  'ratio',
  'quotient',
  'percent',
  'points',
  'per_second',
  'day',
  'time',
  'line',
  'varies',
] as const
export type ColumnUnit = (typeof columnUnits)[number]

/** What an empty cell says; never zero, never "no". */
export const emptyMeanings = [
  'never_empty',
  'not_stated',
  'not_measured',
  'not_recorded',
  'unknown',
  'there_is_none',
  'not_yet',
] as const
export type EmptyMeaning = (typeof emptyMeanings)[number]

export type Cell = CsvValue | boolean
export type TableRow = Record<string, Cell>

export interface ColumnFacts {
  /** With the unit at its end where there is one: `p95_ms`. */
  key: string
  label: string
  unit: ColumnUnit
  empty: EmptyMeaning
}

export interface Column<Row> extends ColumnFacts {
  value: (row: Row) => Cell
}

/** All that tables are made of: the judged program, and what only the database can tell, asked for when it is needed. */
export interface TableSources {
  context: ReportContext
  /** Between the last two snapshots of the tracker; empty where there is one. */
  changes: () => readonly Change[]
  /** The program over time, oldest first. */
  points: () => readonly ProgramPoint[]
  /** The review of a week as known now; null where there is no such week. */
  review: (weekId: string) => SheetFacts | null
}

export interface NamedTable {
  name: string
  columns: readonly ColumnFacts[]
  /** The page that shows the same; null where no page shows all of it. */
  page: (href: Hrefs) => string | null
  rows: (sources: TableSources) => TableRow[]
  /** How many rows, without their cells. */
  count: (sources: TableSources) => number
}

interface Definition<Row> {
  name: string
  page: (href: Hrefs) => string | null
  columns: readonly Column<Row>[]
  rows: (sources: TableSources) => readonly Row[]
}

/** A table by its columns; each row becomes a record of the columns' keys. */
export function defineTable<Row>({ name, page, columns, rows }: Definition<Row>): NamedTable {
  return {
    name,
    page,
    columns: columns.map(({ key, label, unit, empty }) => ({ key, label, unit, empty })),
    count: (sources) => rows(sources).length,
    rows: (sources) =>
      rows(sources).map((row) => Object.fromEntries(columns.map(({ key, value }) => [key, value(row)]))),
  }
}

/** Shorthand for a column: key, label, value, unit, meaning of empty. */
export function column<Row>(
  key: string,
  label: string,
  value: (row: Row) => Cell,
  unit: ColumnUnit = 'text',
  empty: EmptyMeaning = 'never_empty',
): Column<Row> {
  return { key, label, unit, empty, value }
}
