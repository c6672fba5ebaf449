import { takeTouched } from '../after-acts'
import type { AssayDatabase } from '../client.server'
import { letCommit } from '../waiting-commits'
import { forgetForWitness, pendingForWitness, writeWitness } from '../witness'
import { tellAfterActs } from './tell-signers'

/**
 * Runs `work` as one all-or-nothing transaction that takes the write lock at once (so that two
 * writers queue up instead of failing halfway). Whenever it changed anything, the data version is
 * raised, by which readers memoize; a transaction that changed nothing leaves the file as it was.
 * Acts that it recorded are witnessed once they are committed, and never where they are not; then
 * those who signed are told of what it changed for them.
 */
export function writeTransaction<T>(db: AssayDatabase, work: () => T): T {
  const changes = db.sqlite.prepare('SELECT total_changes()').pluck()
  const noted = pendingForWitness(db)
  if (!db.sqlite.inTransaction) letCommit()
  try {
    const result = db.sqlite
      .transaction(() => {
        const before = changes.get()
        const result = work()
        if (changes.get() !== before) db.sqlite.prepare('UPDATE data_version SET version = version + 1').run()
        return result
      })
      .immediate()
    if (!db.sqlite.inTransaction) {
      writeWitness(db)
      tellAfterActs(db)
    }
    return result
  } catch (error) {
    forgetForWitness(db, noted)
    if (!db.sqlite.inTransaction) takeTouched(db)
    throw error
  }
}
