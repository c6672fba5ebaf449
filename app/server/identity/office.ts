import type { AssayDatabase } from '~db/client.server'
import { resealTotp } from '~db/writes/record-credentials'
import { type CookieNames, cookieNames } from './cookies'
import { loginLimits } from './login-limits'
import { argon2Hasher, type PasswordHasher } from './password'
import { policy } from './policy'
import { Busy, limitedQueue } from './queue'
import { isSealed, secretBox } from './secret-box'
import { makeSecret } from './secrets'

/** What the identity rules work with: one per server. */
export interface Office {
  db: AssayDatabase
  now(): string
  hasher: PasswordHasher
  names: CookieNames
  limits: ReturnType<typeof loginLimits>
  /** Known browsers do not stand in line behind strangers. */
  queues: { known: ReturnType<typeof limitedQueue>; strangers: ReturnType<typeof limitedQueue> }
  /** A hash that no password fits: names that nobody has cost the same as those of members. */
  dummy(): Promise<string>
}

/** Where a request comes from. */
export interface Visit {
  request: Request
  address: string
}

/** A hash in its turn; null where too many wait. */
export async function hashInTurn({ queues, hasher }: Office, password: string): Promise<string | null> {
  try {
    return await queues.known(() => hasher.hash(password))
  } catch (error) {
    if (error instanceof Busy) return null
    throw error
  }
}

export function openOffice(input: { db: AssayDatabase; hasher?: PasswordHasher; publicUrl: string | null }): Office {
  const { db, hasher = argon2Hasher(), publicUrl } = input
  let dummy: Promise<string> | null = null
  resealTotp(db, (memberId, secret) => (isSealed(secret) ? secret : secretBox(db).seal(memberId, secret)))
  return {
    db,
    hasher,
    now: () => new Date().toISOString(),
    names: cookieNames(publicUrl),
    limits: loginLimits(db),
    queues: { known: limitedQueue(policy.hashing), strangers: limitedQueue(policy.hashing) },
    dummy: () => {
      if (dummy === null) dummy = hasher.hash(makeSecret())
      return dummy
    },
  }
}
