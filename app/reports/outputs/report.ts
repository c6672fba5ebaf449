import type { z } from 'zod'
import type { Hrefs } from '../href'
import type { NamedTable, TableRow, TableSources } from '../tables'

/** What a report is about beside the program: the address gives it as `?id=`. */
export type ReportSubject = 'tier' | 'criterion' | 'week' | 'run' | null

export interface ReportAsked {
  sources: TableSources
  /** As resolved: `tier-1`, `week-3`, a run's label; null where the report takes none. */
  id: string | null
}

/** A table of a report, all of it or the rows that are about its subject. */
export interface ReportTable {
  table: NamedTable
  title?: string
  where?: (row: TableRow) => boolean
  /** Markdown and terminals show the first rows of a long table; JSON and CSV hold all. */
  most?: number
}

/** A part of a report in words: a list under a heading. */
export interface ReportWords {
  heading: string
  lines: string[]
}

export interface NamedReport<Facts = unknown> {
  name: string
  takes: ReportSubject
  /** The page that shows the same. */
  page: (href: Hrefs, id: string) => string
  /** What it states beside its tables. */
  schema: z.ZodType<Facts>
  /** null: there is nothing of that id. */
  facts: (asked: ReportAsked) => Facts | null
  /** Where a report has a text form of its own; else it is made of words and tables. */
  markdown?: (facts: Facts, asked: ReportAsked) => string
  /** The facts as text: title, lede, lists. */
  words: (facts: Facts, asked: ReportAsked) => { title: string; lede: string[]; parts: ReportWords[] }
  /** Every table that it may have, for its schema. */
  holds: readonly NamedTable[]
  tables: (asked: ReportAsked) => ReportTable[]
}

/** Keeps the facts' type between schema, facts and words, and forgets it for the registry. */
export function defineReport<Facts>(report: NamedReport<Facts>): NamedReport {
  return report as unknown as NamedReport
}

/** The rows of a report's table. */
export function rowsOf({ table, where }: ReportTable, sources: TableSources): TableRow[] {
  const rows = table.rows(sources)
  return where === undefined ? rows : rows.filter(where)
}
