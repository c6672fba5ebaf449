import { sharedMemory } from '~/domain/memory'
import type { AssayDatabase } from '../client.server'
import { listRunKeys, type RunRows, readRunRows, runsOfRows, type StoredRun } from './runs'

/** Runs as an upload under way has written them and not committed yet: plain data, to be sent between threads. */
export interface RunsAhead {
  programId: number
  keys: { id: number; key: string }[]
  rows: RunRows
}

interface Expected {
  byKey: ReadonlyMap<string, StoredRun>
  /** Histories that cannot be read from the database yet. */
  texts: Map<number, string>
}

const expectations = sharedMemory('expected-runs', () => new WeakMap<AssayDatabase, Map<number, Expected>>())

/** All revisions of these labels, read by whoever has just written some of them. */
export function readRunsAhead(db: AssayDatabase, input: { programId: number; labels: ReadonlySet<string> }): RunsAhead {
  const { programId, labels } = input
  const keys = listRunKeys(db, { programId }).filter(({ label }) => labels.has(label))
  const rows = readRunRows(db, { programId, ids: keys.map(({ id }) => id) })
  return { programId, keys: keys.map(({ id, key }) => ({ id, key })), rows }
}

/**
 * From now on these runs need not be read once they are in the database. Their keys tell the same row with
 * the same content: where the upload is undone, no list of keys ever names them. Answers how to forget them:
 * once the upload is over, committed ones are known or read, and others never were.
 */
export function expectRuns(db: AssayDatabase, { programId, keys, rows }: RunsAhead): () => void {
  const texts = new Map(rows.histories)
  const stored = new Map(runsOfRows(db, rows, (id) => texts.get(id)).map((one) => [one.id, one]))
  const byKey = new Map(
    keys.flatMap(({ id, key }) => {
      const one = stored.get(id)
      return one === undefined ? [] : [[key, one] as const]
    }),
  )
  const known = expectations.get(db) ?? new Map<number, Expected>()
  expectations.set(db, known)
  const expected = { byKey, texts }
  known.set(programId, expected)
  return () => {
    texts.clear()
    if (known.get(programId) === expected) known.delete(programId)
  }
}

/** By key; empty where none is expected. */
export function expectedRuns(db: AssayDatabase, programId: number): ReadonlyMap<string, StoredRun> {
  return expectations.get(db)?.get(programId)?.byKey ?? new Map()
}
