import type { AssayDatabase } from '../client.server'
import { statement } from '../statement'

/**
 * Two counts that stand still as long as nothing is written to the database: rows that this connection
 * changed (in a transaction that was rolled back too), and a number that another connection's commit
 * moves. Beside the data version they also tell of sessions, proofs and last uses.
 */
export interface Written {
  own: number
  others: number
}

export function readWritten(db: AssayDatabase): Written {
  return {
    own: statement(db, 'SELECT total_changes()').pluck().get() as number,
    others: statement(db, 'PRAGMA data_version').pluck().get() as number,
  }
}
