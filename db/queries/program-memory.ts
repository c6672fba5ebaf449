import { sharedMemory } from '~/domain/memory'
import type { AssayDatabase } from '../client.server'
import { type ProgramPart, readPartVersion } from './program-version'

const memories = sharedMemory(
  'rows-of-programs',
  () => new WeakMap<AssayDatabase, Map<string, { version: number; rows: unknown }>>(),
)

/** A few hundred programs with what is read of each. */
const kept = 2000

/**
 * Rows of a part of a program, or what is made of them alone, read once until something of that part is
 * written: a curve asks for forty moments, and each picks from the same rows. Within a transaction they are
 * read anew, since it may have written some that no version tells yet. Nobody may change what this gives.
 */
export function rememberRows<T>(
  db: AssayDatabase,
  { programId, part, name }: { programId: number; part: ProgramPart; name: string },
  read: () => T,
): T {
  if (db.sqlite.inTransaction) return read()
  const before = memories.get(db)
  const known = before === undefined ? new Map<string, { version: number; rows: unknown }>() : before
  if (before === undefined) memories.set(db, known)
  const version = readPartVersion(db, { programId, part })
  const key = `${programId} ${part} ${name}`
  const found = known.get(key)
  if (found !== undefined && found.version === version) return found.rows as T
  const rows = read()
  known.delete(key)
  known.set(key, { version, rows })
  if (known.size > kept) known.delete(known.keys().next().value as string)
  return rows
}
