import type { Viewer } from '~/domain/people'
import type { AssayDatabase } from '~db/client.server'
import { findMember, findToken } from '~db/queries/people'
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

/**
 * Who is asking, with their session; null for anybody. A bearer token, where one is given, is all
 * that counts: a wrong one is not rescued by a cookie.
 */
export function identify(
  db: AssayDatabase,
  input: { names: CookieNames; credentials: Credentials; at: string },
): { viewer: Viewer; session: SessionRow | null } | null {
  const { names, credentials, at } = input
  if (credentials.authorization !== null) {
    const viewer = viewerOfToken(db, credentials.authorization, at)
    return viewer === null ? null : { viewer, session: null }
  }
  const secret = readCookie(credentials.cookie, names.session)
  const session = secret === null ? null : openSession(db, { secret, at })
  if (session === null) return null
  const who = whoIs(db, session.memberId)
  return who === null ? null : { viewer: { ...who, provenAt: session.provenAt, token: null }, session }
}

function viewerOfToken(db: AssayDatabase, authorization: string, at: string): Viewer | null {
  const given = authorization.match(/^Bearer +(\S+)$/i)?.[1]
  if (given === undefined || !isToken(given)) return null
  const token = findToken(db, { hash: hashSecret(given) })
  if (token === null || token.revokedAt !== null || Date.parse(token.expiresAt) <= Date.parse(at)) return null
  const who = whoIs(db, token.memberId)
  if (who === null) return null
  const hour = new Date(Math.floor(Date.parse(at) / policy.tokenUse) * policy.tokenUse).toISOString()
  if (token.lastUsedAt !== hour) writeIfPossible(db, () => noteTokenUse(db, { id: token.id, at: hour }))
  return { ...who, provenAt: null, token: { id: token.id, scopes: token.scopes } }
}

function whoIs(db: AssayDatabase, id: number): Omit<Viewer, 'provenAt' | 'token'> | null {
  const member = findMember(db, { id })
  if (member === null || !member.active) return null
  const { name, displayName, role, signsAs } = member
  return { memberId: id, name, displayName, role, signsAs }
}
