/** A value of a CSV cell: numbers are written as such, null stays empty. */
export type CsvValue = string | number | null

/**
 * One cell. A text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a
 * line break, also in their full-width forms, with or without blanks before) gets an apostrophe,
 * which spreadsheets show as text. Numbers of ours may be negative and are left alone.
 */
export function csvCell(value: CsvValue): string {
  if (value === null) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  const text = value.replaceAll('\0', '')
  const safe = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/.test(text) ? `'${text}` : text
  return /[",;\r\n\t]/.test(safe) || safe.startsWith("'") ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Lines end in CRLF (RFC 4180); the first row names the columns. */
export function csvText(head: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return [head, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
}
