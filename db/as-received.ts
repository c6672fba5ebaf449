import { sha256 as hashOf } from './digest'

/**
 * Kept bytes, where they still are what was received; null where they are missing, or no longer have
 * the hash under which they are kept: nothing is shown or given out in the name of what was changed.
 */
export function asReceived(bytes: Buffer | null | undefined, sha256: string): Buffer | null {
  return Buffer.isBuffer(bytes) && hashOf(bytes) === sha256 ? bytes : null
}
