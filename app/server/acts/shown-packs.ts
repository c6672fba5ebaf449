import type { SignOffPack } from '~/domain/acts/pack'
import type { AssayDatabase } from '~db/client.server'

/** Packs that were shown to somebody who may sign: enough for some readers and an afternoon. */
const kept = 64
const shown = new WeakMap<AssayDatabase, Map<string, SignOffPack>>()

/** Keeps a pack by its hash, so that a refusal of a stale one can tell what changed. */
export function rememberPack(db: AssayDatabase, hash: string, pack: SignOffPack): void {
  let packs = shown.get(db)
  if (packs === undefined) {
    packs = new Map()
    shown.set(db, packs)
  }
  packs.delete(hash)
  packs.set(hash, pack)
  if (packs.size > kept) packs.delete(packs.keys().next().value as string)
}

/** null once it is forgotten, or where nobody was ever shown it. */
export function shownPack(db: AssayDatabase, hash: string): SignOffPack | null {
  const pack = shown.get(db)?.get(hash)
  return pack === undefined ? null : pack
}
