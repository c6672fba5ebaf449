import type { AssayDatabase } from '../client.server'
import { forgetForWitness, pendingForWitness, writeWitness } from '../witness'

/**
 * Runs `work` as one all-or-nothing transaction that takes the write lock at once (so that two
 * writers queue up instead of failing halfway). Whenever it changed anything, the data version is
 * raised, by which readers memoize; a transaction that changed nothing leaves the file as it was.
 * Acts that it recorded are witnessed once they are committed, and never where they are not.
 */
export function writeTransaction<T>(db: AssayDatabase, work: () => T): T {
  const changes = db.sqlite.prepare('SELECT total_changes()').pluck()
  const noted = pendingForWitness(db)
  try {
    const result = db.sqlite
      .transaction(() => {
        const before = changes.get()
        const result = work()
        if (changes.get() !== before) db.sqlite.prepare('UPDATE data_version SET version = version + 1').run()
        return result
      })
      .immediate()
    if (!db.sqlite.inTransaction) writeWitness(db)
    return result
  } catch (error) {
    forgetForWitness(db, noted)
    throw error
  }
}
