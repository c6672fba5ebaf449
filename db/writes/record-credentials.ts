import { and, eq, isNull, lt, or } from 'drizzle-orm'
import type { AssayDatabase } from '../client.server'
import { credential, oneTimeLink, recoveryCode } from '../schema/people'
import { appendAudit } from './append-audit'
import type { Doer } from './record-members'
import { revokeTokensOf } from './record-tokens'
import { endSessions, forgetDevices } from './sessions'
import { writeTransaction } from './transaction'

/** Sets a password, forgets every browser and ends every session; a reset ends the member's tokens too. `how` goes to the log, no secret does. */
export function recordPassword(
  db: AssayDatabase,
  input: Doer & { memberId: number; name: string; passwordHash: string; how: 'join' | 'change' | 'reset' },
): void {
  const { memberId, passwordHash, by, at, name, how } = input
  writeTransaction(db, () => {
    const set = { passwordHash, changedAt: at }
    // A reset by an owner also takes a lost second factor away.
    const second = how === 'reset' ? { totpSecret: null, totpAt: null, totpStep: null } : {}
    const row = { memberId, ...set, totpSecret: null, totpAt: null, totpStep: null }
    db.orm
      .insert(credential)
      .values(row)
      .onConflictDoUpdate({ target: credential.memberId, set: { ...set, ...second } })
      .run()
    if (how === 'reset') {
      db.orm.delete(recoveryCode).where(eq(recoveryCode.memberId, memberId)).run()
      revokeTokensOf(db, { memberId, by, at })
    }
    endSessions(db, { memberId })
    forgetDevices(db, { memberId })
    appendAudit(db, { programId: null, at, actor: by, action: `password.${how}`, payload: { name } })
  })
}

/** The same password under newer parameters: no act of a person, and no reason to sign in again. */
export function replaceHash(db: AssayDatabase, input: { memberId: number; old: string; passwordHash: string }): void {
  const { memberId, old, passwordHash } = input
  const same = and(eq(credential.memberId, memberId), eq(credential.passwordHash, old))
  db.orm.update(credential).set({ passwordHash }).where(same).run()
}

/** Begins to set up a second factor (`secret` is sealed); it counts only once a code has been shown. */
export function proposeTotp(db: AssayDatabase, input: { memberId: number; secret: string }): void {
  const set = { totpSecret: input.secret, totpAt: null, totpStep: null }
  const open = and(eq(credential.memberId, input.memberId), isNull(credential.totpAt))
  db.orm.update(credential).set(set).where(open).run()
}

/** Seals secrets that an earlier version kept as they are; no act of a person. */
export function resealTotp(db: AssayDatabase, reseal: (memberId: number, secret: string) => string): void {
  writeTransaction(db, () => {
    for (const { memberId, totpSecret } of db.orm.select().from(credential).all()) {
      if (totpSecret === null) continue
      const sealed = reseal(memberId, totpSecret)
      if (sealed === totpSecret) continue
      db.orm.update(credential).set({ totpSecret: sealed }).where(eq(credential.memberId, memberId)).run()
    }
  })
}

/** Takes a time step as used; false where it, or a later one, was used before. */
export function spendTotpStep(db: AssayDatabase, input: { memberId: number; step: number }): boolean {
  const { memberId, step } = input
  const unused = and(eq(credential.memberId, memberId), or(isNull(credential.totpStep), lt(credential.totpStep, step)))
  return db.orm.update(credential).set({ totpStep: step }).where(unused).run().changes > 0
}

/** A recovery code works once; false where there is none such. */
export function spendRecoveryCode(db: AssayDatabase, input: { memberId: number; hash: string }): boolean {
  const own = and(eq(recoveryCode.memberId, input.memberId), eq(recoveryCode.hash, input.hash))
  return db.orm.delete(recoveryCode).where(own).run().changes > 0
}

/** Puts the second factor in force, with fresh recovery codes; or (without codes) takes it away. */
export function recordTotp(
  db: AssayDatabase,
  input: Doer & { memberId: number; name: string; recoveryHashes: string[] | null },
): void {
  const { memberId, name, recoveryHashes, by, at } = input
  writeTransaction(db, () => {
    const set = recoveryHashes === null ? { totpSecret: null, totpAt: null, totpStep: null } : { totpAt: at }
    db.orm.update(credential).set(set).where(eq(credential.memberId, memberId)).run()
    db.orm.delete(recoveryCode).where(eq(recoveryCode.memberId, memberId)).run()
    for (const hash of recoveryHashes ?? []) db.orm.insert(recoveryCode).values({ memberId, hash }).run()
    const action = recoveryHashes === null ? 'totp.off' : 'totp.on'
    appendAudit(db, { programId: null, at, actor: by, action, payload: { name } })
  })
}

/** A new link; earlier ones for the same member (or for the first owner) are void from now on. */
export function recordLink(
  db: AssayDatabase,
  input: Doer & {
    hash: string
    kind: 'owner' | 'invite' | 'reset'
    memberId: number | null
    name: string | null
    expiresAt: string
  },
): void {
  const { hash, kind, memberId, name, expiresAt, by, at } = input
  writeTransaction(db, () => {
    const same = memberId === null ? isNull(oneTimeLink.memberId) : eq(oneTimeLink.memberId, memberId)
    db.orm
      .update(oneTimeLink)
      .set({ endedAt: at })
      .where(and(same, isNull(oneTimeLink.endedAt)))
      .run()
    db.orm.insert(oneTimeLink).values({ hash, kind, memberId, expiresAt, by, at, endedAt: null }).run()
    appendAudit(db, { programId: null, at, actor: by, action: `link.${kind}`, payload: { name, expiresAt } })
  })
}

/** Takes a link as used; false where another was faster. Runs inside the transaction of what it opens. */
export function endLink(db: AssayDatabase, input: { id: number; at: string }): boolean {
  const open = and(eq(oneTimeLink.id, input.id), isNull(oneTimeLink.endedAt))
  return db.orm.update(oneTimeLink).set({ endedAt: input.at }).where(open).run().changes > 0
}
