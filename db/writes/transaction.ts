import type { AssayDatabase } from '../client.server'

/**
 * Runs `work` as one all-or-nothing transaction that takes the write lock at once (so that two
 * writers queue up instead of failing halfway). Whenever it changed anything, the data version is
 * raised, by which readers memoize; a transaction that changed nothing leaves the file as it was.
 */
export function writeTransaction<T>(db: AssayDatabase, work: () => T): T {
  const changes = db.sqlite.prepare('SELECT total_changes()').pluck()
  return db.sqlite
    .transaction(() => {
      const before = changes.get()
      const result = work()
      if (changes.get() !== before) db.sqlite.prepare('UPDATE data_version SET version = version + 1').run()
      return result
    })
    .immediate()
}
