import type { AssayDatabase } from '../client.server'
import { statement } from '../statement'

/** Raised by every transaction that wrote something, in this or another process. */
export function readDataVersion(db: AssayDatabase): number {
  return statement(db, 'SELECT version FROM data_version WHERE id = 1').pluck().get() as number
}

/**
 * A rebuild raises the version by so much: every derived row of every program may have become another,
 * and none of them need tell it by its number. More than single writes add between two looks, and
 * so little that a thousand million rebuilds are exact numbers.
 */
export const strideOfRebuild = 2 ** 22

/** Whether all was rebuilt between two versions, whatever else was written; or an older database was put back. */
export function isRebuiltBetween(before: number, after: number): boolean {
  return after < before || after - before >= strideOfRebuild
}
