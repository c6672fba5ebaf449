import { normaliseName } from '~/domain/people'
import { findCredential, findMember, isKnownDevice } from '~db/queries/people'
import { replaceHash } from '~db/writes/record-credentials'
import { dropExpired, endSession, proveSession, rememberDevice } from '~db/writes/sessions'
import { whenWritable } from '../write-gate'
import { cookie, readCookie } from './cookies'
import type { Attempt } from './login-limits'
import type { Office, Visit } from './office'
import { policy } from './policy'
import { Busy } from './queue'
import { hashSecret, makeSecret } from './secrets'
import { agentWords, later, newSession, type SessionRow } from './sessions'
import { takeCode } from './totp'
import { credentialsOf, identify } from './viewer'

/** `wrong` does not tell what was wrong: name, password or code. */
export type SignInRefusal = 'wrong' | 'too_many' | 'busy'
export type SignedIn = { ok: true; cookies: string[] } | { ok: false; code: SignInRefusal }

/** Longer ones cannot be right; they are not worth the work of a hash over all of it. */
const longestTried = 1024

/**
 * Checks a password under the limits. Every attempt that passes them costs exactly one
 * verification, whether the name is known, unknown, only invited or deactivated.
 */
export async function checkPassword(
  office: Office,
  attempt: Attempt,
  password: string,
): Promise<'right' | SignInRefusal> {
  const { db, hasher, limits, queues } = office
  const dummy = await office.dummy()
  await whenWritable(db)
  if (!(await limits.take(attempt))) return 'too_many'
  const { memberId } = attempt
  const member = memberId === null ? null : findMember(db, { id: memberId })
  const stored = memberId === null ? null : findCredential(db, { memberId })
  const hash = stored === null ? dummy : stored.passwordHash
  const queue = attempt.known ? queues.known : queues.strangers
  try {
    const fits = await queue(() => hasher.verify(hash, password.slice(0, longestTried)))
    // It took a while: an upload may have come in between, and what follows is written.
    await whenWritable(db)
    if (!fits || stored === null || member === null || !member.active) return 'wrong'
  } catch (error) {
    if (!(error instanceof Busy)) throw error
    await whenWritable(db)
    await limits.giveBack(attempt)
    return 'busy'
  }
  if (hasher.outdated(hash)) {
    const passwordHash = await hasher.hash(password)
    replaceHash(db, { memberId: stored.memberId, old: hash, passwordHash })
  }
  return 'right'
}

export async function signIn(
  office: Office,
  visit: Visit,
  given: { name: string; password: string; code: string },
): Promise<SignedIn> {
  const { db, names } = office
  const name = normaliseName(given.name)
  const member = name === null ? null : findMember(db, { name })
  const memberId = member === null ? null : member.id
  const device = readCookie(visit.request.headers.get('cookie'), names.device)
  const known =
    device !== null && memberId !== null && isKnownDevice(db, { hash: hashSecret(device), memberId, at: office.now() })
  const attempt = { memberId, name: name === null ? '' : name, address: visit.address, known }
  const checked = await checkPassword(office, attempt, given.password)
  if (checked !== 'right') return { ok: false, code: checked }
  const id = memberId as number
  if (needsCode(office, id) && !takeCode(office, id, given.code)) return { ok: false, code: 'wrong' }
  await office.limits.giveBack(attempt)
  return { ok: true, cookies: welcome(office, visit, id) }
}

export function needsCode({ db }: Office, memberId: number): boolean {
  const row = findCredential(db, { memberId })
  return row !== null && row.totpAt !== null
}

/** A session under a new id, and a mark by which this browser is known again. */
export function welcome(office: Office, visit: Visit, memberId: number): string[] {
  const { db, names } = office
  const at = office.now()
  const header = visit.request.headers
  dropExpired(db, { at, idleSince: later(at, -policy.sessionIdle) })
  const former = sessionOf(office, visit.request)
  const agent = agentWords(header.get('user-agent'))
  const session = newSession(db, { memberId, at, agent, address: visit.address, former })
  const known = readCookie(header.get('cookie'), names.device)
  const device = known === null ? makeSecret() : known
  rememberDevice(db, { hash: hashSecret(device), memberId, expiresAt: later(at, policy.deviceKnown) })
  return [
    cookie(names, 'session', session, policy.sessionAbsolute),
    cookie(names, 'device', device, policy.deviceKnown),
  ]
}

export function sessionOf(office: Office, request: Request): SessionRow | null {
  const input = { names: office.names, credentials: credentialsOf(request), at: office.now() }
  const who = identify(office.db, input)
  return who === null ? null : who.session
}

export function signOut(office: Office, request: Request): string[] {
  const session = sessionOf(office, request)
  if (session !== null) endSession(office.db, session)
  return [cookie(office.names, 'session', '', 0)]
}

/** Proves anew who is signed in, by the password or a code, for the next five minutes. */
export async function confirm(
  office: Office,
  request: Request,
  given: { password: string; code: string },
): Promise<{ ok: true } | { ok: false; code: SignInRefusal }> {
  const session = sessionOf(office, request)
  if (session === null) return { ok: false, code: 'wrong' }
  const checked = await checkOwn(office, session.memberId, given)
  if (checked !== 'right') return { ok: false, code: checked }
  await whenWritable(office.db)
  proveSession(office.db, { hash: session.hash, at: office.now() })
  return { ok: true }
}

/** The password or a code of one who is signed in: their own lane, which no stranger can use up. */
export async function checkOwn(
  office: Office,
  memberId: number,
  { password, code }: { password: string; code: string },
): Promise<'right' | SignInRefusal> {
  const attempt = { memberId, name: '', address: '', known: true }
  if (password === '' && code !== '') {
    await whenWritable(office.db)
    if (!(await office.limits.take(attempt))) return 'too_many'
    if (!takeCode(office, memberId, code)) return 'wrong'
  } else {
    const checked = await checkPassword(office, attempt, password)
    if (checked !== 'right') return checked
  }
  await office.limits.giveBack(attempt)
  return 'right'
}
