import { createHash } from 'node:crypto'

/** SHA-256 in hex of bytes or text. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}

/**
 * SHA-256 over a value's JSON without the fields called `file`: the same bytes read from another
 * folder are the same content.
 */
export function digestWithoutFiles(value: unknown): string {
  return sha256(JSON.stringify(value, (key, inner) => (key === 'file' ? undefined : inner)))
}
