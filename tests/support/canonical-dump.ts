import { createHash } from 'node:crypto'
import { openToVerify } from '~db/client.server'

/** Every table's rows in one order, as text: two databases that say the same have the same. */
export function canonicalDump(file: string): { tables: Record<string, number>; sha256: string } {
  const sqlite = openToVerify(file)
  try {
    const names = sqlite
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
      .pluck()
      .all() as string[]
    const hash = createHash('sha256')
    const tables: Record<string, number> = {}
    for (const name of names) {
      const rows = sqlite.prepare(`SELECT * FROM "${name}"`).raw().all() as unknown[][]
      const lines = rows
        .map((row) => JSON.stringify(row.map((cell) => (cell instanceof Buffer ? cell.toString('base64') : cell))))
        .sort()
      tables[name] = lines.length
      hash.update(`${name}\n${lines.join('\n')}\n`)
    }
    return { tables, sha256: hash.digest('hex') }
  } finally {
    sqlite.close()
  }
}
