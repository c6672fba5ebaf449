import type { Viewer } from '~/domain/people'
import type { AssayDatabase } from '~db/client.server'
import { findMember, findToken } from '~db/queries/people'
import { readWritten, type Written } from '~db/queries/written'
import { writeIfPossible } from '~db/write-lock'
import { noteTokenUse } from '~db/writes/record-tokens'
import { type CookieNames, readCookie } from './cookies'
import { policy } from './policy'
import { hashSecret, isToken } from './secrets'
import { openSession, type SessionRow } from './sessions'

export interface Credentials {
  cookie: string | null
  authorization: string | null
}

export function credentialsOf(request: Request): Credentials {
  return { cookie: request.headers.get('cookie'), authorization: request.headers.get('authorization') }
}

export interface Identified {
  viewer: Viewer
  session: SessionRow | null
}

/** One who was found, and the times, in epoch ms, between which the clock alone changes nothing of it. */
interface Known {
  found: Identified
  from: number
  until: number
}

interface Memory {
  written: Written
  byCredential: Map<string, Known>
}

const memories = new WeakMap<AssayDatabase, Memory>()

/**
 * Who is asking, with their session; null for anybody. A bearer token, where one is given, is all
 * that counts: a wrong one is not rescued by a cookie. One request asks several times: who was found is
 * known until anything at all is written to the database, or the clock alone would change it.
 */
export function identify(
  db: AssayDatabase,
  input: { names: CookieNames; credentials: Credentials; at: string },
): Identified | null {
  const { names, credentials, at } = input
  const { authorization } = credentials
  const secret = authorization === null ? readCookie(credentials.cookie, names.session) : tokenIn(authorization)
  if (secret === null) return null
  const hash = hashSecret(secret)
  // No secret is kept, and a token that comes as a cookie is no session.
  const key = `${authorization === null ? 'session' : 'token'} ${hash}`
  const memory = db.sqlite.inTransaction ? null : memoryOf(db)
  const now = Date.parse(at)
  const known = memory?.byCredential.get(key)
  if (known !== undefined && known.from <= now && now < known.until) return known.found
  const found = authorization === null ? ofSession(db, hash, at) : ofToken(db, hash, at)
  if (found === null) return null
  // What was noted of its use is a write: it is remembered the next time.
  memory?.byCredential.set(key, { ...found, from: now })
  return found.found
}

/** Forgotten whenever anything was written, by whomever. */
function memoryOf(db: AssayDatabase): Memory {
  const written = readWritten(db)
  const before = memories.get(db)
  if (before !== undefined && before.written.own === written.own && before.written.others === written.others)
    return before
  const memory = { written, byCredential: new Map<string, Known>() }
  memories.set(db, memory)
  return memory
}

function ofSession(db: AssayDatabase, hash: string, at: string): Omit<Known, 'from'> | null {
  const session = openSession(db, { hash, at })
  if (session === null) return null
  const who = whoIs(db, session.memberId)
  if (who === null) return null
  const touch = Date.parse(session.lastSeenAt) + Math.min(policy.sessionTouch, policy.sessionIdle)
  const found = { viewer: { ...who, provenAt: session.provenAt, token: null }, session }
  return { found, until: Math.min(touch, Date.parse(session.expiresAt)) }
}

function tokenIn(authorization: string): string | null {
  const given = authorization.match(/^Bearer +(\S+)$/i)?.[1]
  return given !== undefined && isToken(given) ? given : null
}

function ofToken(db: AssayDatabase, hash: string, at: string): Omit<Known, 'from'> | null {
  const token = findToken(db, { hash })
  if (token === null || token.revokedAt !== null || Date.parse(token.expiresAt) <= Date.parse(at)) return null
  const who = whoIs(db, token.memberId)
  if (who === null) return null
  const began = Math.floor(Date.parse(at) / policy.tokenUse) * policy.tokenUse
  const hour = new Date(began).toISOString()
  if (token.lastUsedAt !== hour) writeIfPossible(db, () => noteTokenUse(db, { id: token.id, at: hour }))
  const viewer = { ...who, provenAt: null, token: { id: token.id, scopes: token.scopes } }
  return {
    found: { viewer, session: null },
    until: Math.min(began + policy.tokenUse, Date.parse(token.expiresAt)),
  }
}

function whoIs(db: AssayDatabase, id: number): Omit<Viewer, 'provenAt' | 'token'> | null {
  const member = findMember(db, { id })
  if (member === null || !member.active) return null
  const { name, displayName, role, signsAs } = member
  return { memberId: id, name, displayName, role, signsAs }
}
