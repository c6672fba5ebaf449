import type { TableRows } from '../nodes'
import type { Reading, Scope } from '../reading'
import { stripGlyphs } from '../words/status'

/** Reads a table it knows by its headers; false leaves it to the next reader. */
export type TableReader = (reading: Reading, table: TableRows, scope: Scope) => boolean

/** Index of the first header that matches; null where none does. */
export function column(table: TableRows, header: RegExp): number | null {
  const index = table.headers.findIndex((words) => header.test(stripGlyphs(words)))
  return index === -1 ? null : index
}

/** A cell's text; null for a missing column, a missing cell or an empty one. */
export function cell(row: { cells: string[] }, index: number | null): string | null {
  const text = index === null ? undefined : row.cells[index]
  return text === undefined || text.trim() === '' ? null : text.trim()
}

/** A row's filled cells by their header words, for plan items. */
export function rowFields(table: TableRows, row: { cells: string[] }): Record<string, string> {
  const fields: Record<string, string> = {}
  table.headers.forEach((header, index) => {
    const text = cell(row, index)
    const key = header
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '_')
      .replace(/^_+|_+$/g, '')
    if (text !== null && key !== '') fields[key] = text
  })
  return fields
}
