import type { ExceptionGroup, FailureGroup, History, LocustFileKind } from '~/domain/evidence'
import type { Diagnostic } from '~/domain/place'
import { type DiagnosticList, diagnosticList } from '../diagnostic-list'
import { type ColumnMap, expectedColumns, freeColumns, kindOfHeader, mapColumns } from './columns'
import { type CsvTable, readHeader, readTable } from './csv-table'
import { dialectOf } from './dialect'
import { readExceptions, readFailures } from './failures'
import { type FigureTable, readFigureRows } from './figure-rows'
import { readHistory } from './history'

type LocustContent =
  | { kind: 'stats' | 'requests'; figures: FigureTable }
  /** Joined to the rows of the requests file of the same run. */
  | { kind: 'distribution'; table: CsvTable }
  | { kind: 'history'; history: History | null }
  | { kind: 'failures'; failures: FailureGroup[] }
  | { kind: 'exceptions'; exceptions: ExceptionGroup[] }

/** One file of the Locust family, read. `damaged`: rows of it were cut or unreadable. */
export type LocustFile = LocustContent & {
  file: string
  dialect: string
  damaged: boolean
  diagnostics: Diagnostic[]
}

/** Which of the family a text is, told from its header alone; null where it is none of them. */
export function locustKindOf(text: string): LocustFileKind | null {
  const head = readHeader(text)
  return head === null ? null : kindOfHeader(mapColumns(head.header))
}

/** Reads a text whose kind `locustKindOf` has told. */
export function readLocustFile(text: string, kind: LocustFileKind, file: string): LocustFile {
  const list = diagnosticList(file)
  const table = readTable(text, freeColumns, list)
  reportColumns(kind, mapColumns(table.header), table.headerLine, list)
  const content = readContent(table, kind, file, list)
  const damaged = table.damaged || ('figures' in content && content.figures.truncated)
  return { file, dialect: dialectOf(kind, table), damaged, ...content, diagnostics: list.all() }
}

/** Columns that are not used, and those that every file of this kind has had. */
export function reportColumns(kind: LocustFileKind, columns: ColumnMap, line: number, list: DiagnosticList): void {
  for (const { header } of columns.unknown)
    list.report('info', 'unknown-column', line, `column "${header}" is not used`)
  for (const { header } of columns.repeated)
    list.report('warning', 'repeated-column', line, `column "${header}" stands twice; the first is read`)
  for (const key of expectedColumns[kind])
    if (!columns.index.has(key)) list.report('warning', 'missing-column', line, `no column for ${key}`)
}

function readContent(table: CsvTable, kind: LocustFileKind, file: string, list: DiagnosticList): LocustContent {
  switch (kind) {
    case 'stats':
    case 'requests':
      return { kind, figures: readFigureRows(table, file, list) }
    case 'distribution':
      return { kind, table }
    case 'history':
      return { kind, history: readHistory(table, list) }
    case 'failures':
      return { kind, failures: readFailures(table, list) }
    case 'exceptions':
      return { kind, exceptions: readExceptions(table, list) }
  }
}
