import type Database from 'better-sqlite3'
import type { Instant } from '~/domain/place'
import type { AssayDatabase } from './client.server'

/** Programs that acts under way have touched, with the time of the latest. */
const touched = new WeakMap<Database.Database, Map<number, Instant>>()

export function noteTouched(db: AssayDatabase, programId: number, at: Instant): void {
  const programs = touched.get(db.sqlite)
  if (programs === undefined) touched.set(db.sqlite, new Map([[programId, at]]))
  else programs.set(programId, at)
}

/** What was touched since this was last asked. */
export function takeTouched(db: AssayDatabase): { programId: number; at: Instant }[] {
  const programs = touched.get(db.sqlite)
  touched.delete(db.sqlite)
  return programs === undefined ? [] : [...programs].map(([programId, at]) => ({ programId, at }))
}
