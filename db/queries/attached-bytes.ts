import { asReceived } from '../as-received'
import type { AssayDatabase } from '../client.server'

/** Bytes that were received, by their SHA-256; null where they are not kept as they were received. Ask first whether the reader's program has them. */
export function readAttachedBytes(db: AssayDatabase, input: { sha256: string }): Buffer | null {
  const bytes = db.sqlite.prepare('SELECT bytes FROM received_blob WHERE sha256 = ?').pluck().get(input.sha256)
  return asReceived(bytes as Buffer | undefined, input.sha256)
}
