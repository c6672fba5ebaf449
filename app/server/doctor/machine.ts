import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Ailment } from '~/domain/doctor'

/** What the checks ask of the machine; tests put other answers in. */
export interface Machine {
  now: Date
  nodeVersion: string
  sqliteVersion: string
  /** Free bytes where a path lies; null where the file system does not say. */
  freeBytes(path: string): number | null
  /** Whether this user may write a file, or in a folder. */
  mayWrite(path: string): boolean
  /** The installation's own folder. */
  root: string
  /** What is wrong with variables of the environment, in words. */
  settings: readonly string[]
}

/** `engines` of package.json. */
const oldestNode = '20.11.0'
/** Window functions, UPSERT, RETURNING, STRICT and FTS5 with trigram are older; 3.45 brought jsonb and the fixes that Assay was tested with. */
const oldestSqlite = '3.45.0'
/** Less than this and an import of a middling program may not fit. */
const leastFreeBytes = 256 * 1024 * 1024

function isOlder(found: string, needed: string): boolean {
  const [a, b] = [found, needed].map((version) => version.replace(/^v/, '').split('.').map(Number))
  for (const [index, part] of (b as number[]).entries()) {
    const own = (a as number[])[index]
    if (own === undefined || Number.isNaN(own) || own !== part) return !(own !== undefined && own > part)
  }
  return false
}

export function examineMachine(machine: Machine, folder: string): Ailment[] {
  const { nodeVersion, sqliteVersion, root } = machine
  const ailments: Ailment[] = []
  if (isOlder(nodeVersion, oldestNode))
    ailments.push({ code: 'node_too_old', words: { found: nodeVersion, needed: oldestNode } })
  if (isOlder(sqliteVersion, oldestSqlite))
    ailments.push({ code: 'sqlite_too_old', words: { found: sqliteVersion, needed: oldestSqlite } })
  const free = machine.freeBytes(folder)
  if (free !== null && free < leastFreeBytes)
    ailments.push({ code: 'disk_nearly_full', words: { free: String(Math.floor(free / 1048576)), folder } })
  for (const file of ['build/server/index.js', 'build/node/cli.js'])
    if (!existsSync(join(root, file))) ailments.push({ code: 'build_missing', words: { file } })
  if (!existsSync(join(root, 'db/migrations/meta/_journal.json')))
    ailments.push({ code: 'migrations_missing', words: { folder: 'db/migrations' } })
  return [...ailments, ...machine.settings.map((message): Ailment => ({ code: 'setting_invalid', words: { message } }))]
}
