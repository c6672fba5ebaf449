import { compareSnapshots, type SnapshotChanges } from '~/domain/changes'
import type { Snapshot } from '~/domain/plan'
import type { AssayDatabase } from '~db/client.server'
import { readDataVersion } from '~db/queries/data-version'
import { assessmentFor } from './assessments.server'

const kept = 8
const caches = new WeakMap<AssayDatabase, Map<string, SnapshotChanges>>()

/**
 * What changed from one snapshot of a document to a later one, on the evidence and acts of the
 * later one's moment. Kept until anything is written.
 */
export function changesBetween(
  db: AssayDatabase,
  input: { program: string; before: Snapshot; after: Snapshot },
): SnapshotChanges {
  const { program, before, after } = input
  const cache = caches.get(db) ?? new Map<string, SnapshotChanges>()
  caches.set(db, cache)
  const key = JSON.stringify([readDataVersion(db), program, after.document, before.revision, after.revision])
  const known = cache.get(key)
  if (known !== undefined) return known
  const { state } = assessmentFor(db, { program, asOf: after.effectiveAt })
  const isSame = ({ document }: Snapshot) => document === after.document
  // Two snapshots may share a moment; what is compared is what was asked for.
  const changes = compareSnapshots(before, after, {
    ...state,
    snapshots: state.snapshots.map((snapshot) => (isSame(snapshot) ? after : snapshot)),
    earlier: [...state.earlier.filter((snapshot) => !isSame(snapshot)), before],
  })
  cache.set(key, changes)
  if (cache.size > kept) cache.delete(cache.keys().next().value as string)
  return changes
}
