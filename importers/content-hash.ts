import { createHash } from 'node:crypto'

/** Lower-case hex SHA-256, the identity of received bytes everywhere. */
export function hashOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}
