import { type PasswordRefusal, proofIsFresh, refusalOfPassword, type Viewer } from '~/domain/people'
import { countRecoveryCodes, findCredential, listSessions, listTokens } from '~db/queries/people'
import { proposeTotp, recordPassword, recordTotp, spendTotpStep } from '~db/writes/record-credentials'
import { endSession, endSessions } from '~db/writes/sessions'
import { hashInTurn, type Office, type Visit } from './office'
import { policy } from './policy'
import { secretBox } from './secret-box'
import { hashRecoveryCode, makeRecoveryCodes } from './secrets'
import { later } from './sessions'
import { checkOwn, type SignInRefusal, sessionOf, welcome } from './sign-in'
import { makeTotpSecret, stepOfCode, totpPicture } from './totp'

export type PasswordChangeRefusal = SignInRefusal | PasswordRefusal

/** A new password ends every session; this browser gets a new one. */
export async function changePassword(
  office: Office,
  visit: Visit,
  given: { viewer: Viewer; current: string; next: string },
): Promise<{ ok: true; cookies: string[] } | { ok: false; code: PasswordChangeRefusal }> {
  const { memberId, name, displayName } = given.viewer
  const weak = refusalOfPassword(given.next, [name, displayName])
  if (weak !== null) return { ok: false, code: weak }
  const checked = await checkOwn(office, memberId, { password: given.current, code: '' })
  if (checked !== 'right') return { ok: false, code: checked }
  const passwordHash = await hashInTurn(office, given.next)
  if (passwordHash === null) return { ok: false, code: 'busy' }
  recordPassword(office.db, { memberId, name, passwordHash, how: 'change', by: name, at: office.now() })
  return { ok: true, cookies: welcome(office, visit, memberId) }
}

/** What the account page shows of sessions, tokens and the second factor; secrets only while it is set up. */
export function accountOf({ db, now }: Office, viewer: Viewer, currentHash: string | null) {
  const { memberId, name } = viewer
  const row = findCredential(db, { memberId })
  const at = Date.parse(now())
  const alive = listSessions(db, { memberId }).filter(
    ({ expiresAt, lastSeenAt }) => at < Date.parse(expiresAt) && at - Date.parse(lastSeenAt) < policy.sessionIdle,
  )
  const sealed = row === null || row.totpAt !== null ? null : row.totpSecret
  const proposed = sealed === null ? null : secretBox(db).open(memberId, sealed)
  return {
    passwordAt: row === null ? null : row.changedAt,
    totpAt: row === null ? null : row.totpAt,
    recoveryCodes: countRecoveryCodes(db, { memberId }),
    // Whoever only holds the session does not read the secret out of the page's data.
    proposed: proposed === null ? null : proofIsFresh(viewer, now()) ? pictured(proposed, name) : unseen,
    // A session is named by the first part of its hash: enough to choose one, of no use to anybody.
    sessions: alive.map(({ hash, agent, address, createdAt, lastSeenAt }) => ({
      key: hash.slice(0, 16),
      current: hash === currentHash,
      agent,
      address,
      createdAt,
      lastSeenAt,
      idleEndsAt: later(lastSeenAt, policy.sessionIdle),
    })),
    tokens: listTokens(db, { memberId }).filter(({ revokedAt }) => revokedAt === null),
  }
}

const unseen = { secret: '', path: '', size: 0, uri: '' }

function pictured(secret: string, name: string) {
  return { secret, ...totpPicture(secret, name) }
}

export type AccountFacts = ReturnType<typeof accountOf>

/** Ends one of a member's sessions by its key, or all but the current. */
export function endOwnSession(office: Office, request: Request, key: string | 'others'): boolean {
  const { db } = office
  const current = sessionOf(office, request)
  if (current === null) return false
  const { memberId } = current
  if (key === 'others') {
    endSessions(db, { memberId, except: current.hash })
    return true
  }
  const chosen = listSessions(db, { memberId }).find(({ hash }) => hash.slice(0, 16) === key)
  return chosen !== undefined && endSession(db, chosen)
}

export function beginTotp({ db }: Office, memberId: number): void {
  proposeTotp(db, { memberId, secret: secretBox(db).seal(memberId, makeTotpSecret()) })
}

/** The first right code puts the second factor in force; the answer is the only time the recovery codes are seen. */
export function finishTotp({ db, now }: Office, viewer: Viewer, code: string): string[] | null {
  const { memberId, name } = viewer
  const row = findCredential(db, { memberId })
  if (row === null || row.totpSecret === null || row.totpAt !== null) return null
  const at = now()
  const secret = secretBox(db).open(memberId, row.totpSecret)
  const step = secret === null ? null : stepOfCode(secret, code, at)
  if (step === null || !spendTotpStep(db, { memberId, step })) return null
  const codes = makeRecoveryCodes()
  recordTotp(db, { memberId, name, recoveryHashes: codes.map(hashRecoveryCode), by: name, at })
  return codes
}

export function endTotp({ db, now }: Office, viewer: Viewer): void {
  const { memberId, name } = viewer
  recordTotp(db, { memberId, name, recoveryHashes: null, by: name, at: now() })
}
