import type { AssayDatabase } from '~db/client.server'
import { findSession } from '~db/queries/people'
import { writeIfPossible } from '~db/write-lock'
import { endSession, startSession, touchSession } from '~db/writes/sessions'
import { policy } from './policy'
import { hashSecret, makeSecret } from './secrets'

export interface SessionRow {
  hash: string
  memberId: number
  provenAt: string
  lastSeenAt: string
  expiresAt: string
}

export const later = (at: string, ms: number) => new Date(Date.parse(at) + ms).toISOString()

/** The session of a cookie, if it is neither idle nor over; its use is noted now and then. */
export function openSession(db: AssayDatabase, input: { hash: string; at: string }): SessionRow | null {
  const { at } = input
  const row = findSession(db, { hash: input.hash })
  if (row === null) return null
  const now = Date.parse(at)
  const idle = now - Date.parse(row.lastSeenAt)
  if (now >= Date.parse(row.expiresAt) || idle >= policy.sessionIdle) {
    writeIfPossible(db, () => endSession(db, row))
    return null
  }
  if (idle >= policy.sessionTouch) writeIfPossible(db, () => touchSession(db, { hash: row.hash, at }))
  return row
}

/** A session under a new id. What the browser carried before is ended: an id never outlives a sign-in. */
export function newSession(
  db: AssayDatabase,
  input: { memberId: number; at: string; agent: string; address: string; former: SessionRow | null },
): string {
  const { memberId, at, agent, address, former } = input
  const secret = makeSecret()
  if (former !== null) endSession(db, former)
  startSession(db, {
    hash: hashSecret(secret),
    memberId,
    createdAt: at,
    lastSeenAt: at,
    provenAt: at,
    expiresAt: later(at, policy.sessionAbsolute),
    agent,
    address,
  })
  return secret
}

/** "Firefox on Linux" from what a browser says of itself; enough to know one's own again. */
export function agentWords(header: string | null): string {
  if (header === null) return 'unknown'
  const browsers: [RegExp, string][] = [
    [/Edg\//, 'Edge'],
    [/Firefox\//, 'Firefox'],
    [/Chrom(e|ium)\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ]
  const systems: [RegExp, string][] = [
    [/Android/, 'Android'],
    [/iPhone|iPad/, 'iOS'],
    [/Windows/, 'Windows'],
    [/Mac OS X/, 'macOS'],
    [/Linux/, 'Linux'],
  ]
  const named = (list: [RegExp, string][]) => list.find(([shape]) => shape.test(header))?.[1]
  const browser = named(browsers)
  const system = named(systems)
  if (browser === undefined) return 'another program'
  return system === undefined ? browser : `${browser} on ${system}`
}
