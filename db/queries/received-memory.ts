import type { AssayDatabase } from '../client.server'
import { readDataVersion } from './data-version'
import { loadRevisions, type StoredRevision } from './documents'
import { loadRuns, type StoredRun } from './runs'

interface Received {
  revisions: StoredRevision[]
  runs: StoredRun[]
}

interface Memory {
  version: number
  byProgram: Map<number, Received>
}

const memories = new WeakMap<AssayDatabase, Memory>()

/**
 * Every revision of a program's documents and runs. The rows are the same for every moment that
 * is asked for, so they are read once and kept until anything is written; whoever steps through
 * time meets the same objects again, and what was worked out on a run holds.
 */
export function loadReceived(db: AssayDatabase, input: { programId: number }): Received {
  const version = readDataVersion(db)
  let memory = memories.get(db)
  if (memory === undefined || memory.version !== version) {
    memory = { version, byProgram: new Map() }
    memories.set(db, memory)
  }
  const known = memory.byProgram.get(input.programId)
  if (known !== undefined) return known
  const received = { revisions: loadRevisions(db, input), runs: loadRuns(db, input) }
  memory.byProgram.set(input.programId, received)
  return received
}
