import { createHmac, randomBytes } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { RateLimiterRes, RateLimiterSQLite } from 'rate-limiter-flexible'
import type { AssayDatabase } from '~db/client.server'
import { policy } from './policy'

export interface Attempt {
  /** null for a name that nobody has: it is limited like any other, or its absence would show. */
  memberId: number | null
  name: string
  address: string
  /** The browser is one in which this member signed in before. */
  known: boolean
}

/**
 * Wrong passwords, counted before they are looked at (else a thousand at once would all be first)
 * and given back when right. Two lanes per account: strangers use up theirs, and the member still
 * comes in by a browser that is known; one address uses up only a part of what strangers have, so
 * that a single attacker locks nobody out who comes from elsewhere, on a new browser.
 */
export function loginLimits(db: AssayDatabase) {
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterSQLite({
      storeClient: db.sqlite,
      storeType: 'better-sqlite3',
      tableName: 'login_limit',
      tableCreated: true,
      keyPrefix,
      points,
      duration: policy.loginWindow / 1000,
      // A flood is refused from memory: it costs the database nothing. Well above the limit, since
      // several at once may all be right and give theirs back.
      inMemoryBlockOnConsumed: points * 3,
    })
  const byAddress = limiter('address', policy.wrongFromAddress)
  const byBoth = limiter('both', policy.wrongFromOneStranger)
  const strangers = limiter('strangers', policy.wrongFromStrangers)
  const known = limiter('known', policy.wrongFromKnown)
  // Names that nobody has are often passwords typed into the wrong field: never stored, nor guessable.
  const pepper = randomBytes(32)
  const accountKey = ({ memberId, name }: Attempt) =>
    memberId === null ? `nobody-${createHmac('sha256', pepper).update(name).digest('base64url')}` : `member-${memberId}`
  const lanes = (attempt: Attempt) =>
    attempt.known
      ? [{ lane: known, key: accountKey(attempt) }]
      : [
          { lane: byBoth, key: `${accountKey(attempt)} ${addressKey(attempt.address)}` },
          { lane: byAddress, key: addressKey(attempt.address) },
          { lane: strangers, key: accountKey(attempt) },
        ]
  return {
    /** Whether the attempt may go on; it counts as wrong until it is given back. */
    async take(attempt: Attempt): Promise<boolean> {
      const all = lanes(attempt)
      // Looked at first and only read: who is refused anyway uses up nothing, and writes nothing.
      for (const { lane, key } of [...all].reverse()) {
        const used = await lane.get(key)
        if (used !== null && used.consumedPoints >= lane.points) return false
      }
      for (const { lane, key } of all) {
        try {
          await lane.consume(key)
        } catch (refused) {
          if (refused instanceof RateLimiterRes) return false
          throw refused
        }
      }
      return true
    },
    async giveBack(attempt: Attempt): Promise<void> {
      for (const { lane, key } of lanes(attempt)) await lane.reward(key)
    },
  }
}

/** One household has a whole /64 of IPv6 addresses. */
export function addressKey(address: string): string {
  const bare = address.replace(/^::ffff:/, '')
  if (!isIPv6(bare)) return bare
  const [head = '', tail] = bare.split('::')
  const left = head.split(':').filter((part) => part !== '')
  const right = tail === undefined ? [] : tail.split(':').filter((part) => part !== '')
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`
}
