import type { AssayDatabase } from './client.server'
import { storageTrouble } from './open-failure'

/** As long as `openDatabase` lets a write wait. */
const patienceMs = 5000

/**
 * Whether a write would be let in now: takes the lock and gives it back, waiting for nobody. While
 * another process holds it, writes of this connection fail at once: SQLite waits with the whole
 * thread, and nobody could read meanwhile.
 */
export function isWritable(db: AssayDatabase): boolean {
  if (db.sqlite.inTransaction) return true
  db.sqlite.pragma('busy_timeout = 0')
  try {
    db.sqlite.exec('BEGIN IMMEDIATE; ROLLBACK')
    db.sqlite.pragma(`busy_timeout = ${patienceMs}`)
    return true
  } catch (error) {
    if (storageTrouble(error) === 'locked') return false
    db.sqlite.pragma(`busy_timeout = ${patienceMs}`)
    // Whatever else it is, the write itself will say it.
    return true
  }
}

/**
 * A write that a reader causes and can do without (when a session was last used): left out where
 * the database takes none just now.
 */
export function writeIfPossible(db: AssayDatabase, work: () => void): void {
  if (!isWritable(db)) return
  try {
    work()
  } catch (error) {
    if (storageTrouble(error) === null) throw error
  }
}
