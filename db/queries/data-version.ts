import type { AssayDatabase } from '../client.server'
import { statement } from '../statement'

/** Raised by every transaction that wrote something, in this or another process. */
export function readDataVersion(db: AssayDatabase): number {
  return statement(db, 'SELECT version FROM data_version WHERE id = 1').pluck().get() as number
}
