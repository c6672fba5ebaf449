import type { AssayDatabase } from '../client.server'

/** Raised by every transaction that wrote something, in this or another process. */
export function readDataVersion(db: AssayDatabase): number {
  return db.sqlite.prepare('SELECT version FROM data_version WHERE id = 1').pluck().get() as number
}
