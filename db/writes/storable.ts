/**
 * A row as SQLite gives it back: it stores UTF-8, in which half a surrogate pair does not exist. An
 * entry that bore what was given instead would no longer match its row.
 */
export function storable<T extends object>(row: T): T {
  const pairs = Object.entries(row).map(([key, value]) => [key, typeof value === 'string' ? wellFormed(value) : value])
  return Object.fromEntries(pairs) as T
}

function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8')
}
