import { accessSync, constants, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { AssayDatabase } from '~db/client.server'
import { witnessTrouble } from '~db/witness'

export interface Health {
  status: 200 | 503
  /** One line; details stand on the settings page and in `assay doctor`, since anyone may ask. */
  text: string
}

/** Below this, the next import may not fit. */
const littleRoomBytes = 256 * 1024 * 1024

/** Whether the server can do its work: 503 where it cannot read or write its database, else `ok` and what wants looking at. */
export function healthOf(db: AssayDatabase): Health {
  if (!answers(db)) return { status: 503, text: 'database does not answer\n' }
  if (db.sqlite.readonly || !isWritable(db.file)) return { status: 503, text: 'database cannot be written\n' }
  const remarks = [
    ...(witnessTrouble(db) === null ? [] : ['the last act could not be witnessed']),
    ...(hasRoom(db.file) ? [] : ['the disk is nearly full']),
  ]
  return { status: 200, text: remarks.length === 0 ? 'ok\n' : `ok, but ${remarks.join('; ')}\n` }
}

function answers(db: AssayDatabase): boolean {
  try {
    return db.sqlite.prepare('SELECT 1 AS ok').get() !== undefined
  } catch {
    return false
  }
}

/** SQLite writes the file and, beside it, its log. */
function isWritable(file: string): boolean {
  if (file === ':memory:') return true
  try {
    for (const path of [file, dirname(file)]) accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function hasRoom(file: string): boolean {
  if (file === ':memory:') return true
  try {
    const { bavail, bsize } = statfsSync(dirname(file))
    return bavail * bsize > littleRoomBytes
  } catch {
    return true
  }
}
