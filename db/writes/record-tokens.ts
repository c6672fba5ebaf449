import { and, eq, isNull } from 'drizzle-orm'
import type { TokenScope } from '~/domain/people'
import type { AssayDatabase } from '../client.server'
import { apiToken } from '../schema/people'
import { appendAudit } from './append-audit'
import { insertOne } from './bulk-insert'
import type { Doer } from './record-members'
import { writeTransaction } from './transaction'

export function recordToken(
  db: AssayDatabase,
  input: Doer & {
    memberId: number
    name: string
    label: string
    scopes: TokenScope[]
    hash: string
    expiresAt: string
  },
): number {
  const { memberId, name, label, scopes, hash, expiresAt, by, at } = input
  return writeTransaction(db, () => {
    const row = { memberId, label, hash, expiresAt, scopes: scopes.join(','), createdAt: at }
    const id = insertOne(db.sqlite, apiToken, { ...row, lastUsedAt: null, revokedAt: null })
    appendAudit(db, {
      programId: null,
      at,
      actor: by,
      action: 'token.create',
      payload: { id, name, label, scopes, expiresAt },
    })
    return id
  })
}

/** false where there is no such token, or it was revoked before. */
export function recordTokenRevoked(db: AssayDatabase, input: Doer & { id: number }): boolean {
  const { id, by, at } = input
  return writeTransaction(db, () => {
    const open = and(eq(apiToken.id, id), isNull(apiToken.revokedAt))
    if (db.orm.update(apiToken).set({ revokedAt: at }).where(open).run().changes === 0) return false
    appendAudit(db, { programId: null, at, actor: by, action: 'token.revoke', payload: { id } })
    return true
  })
}

/** Revokes every token of a member that is not revoked yet; within the caller's transaction. */
export function revokeTokensOf(db: AssayDatabase, input: Doer & { memberId: number }): void {
  const { memberId, by, at } = input
  const open = and(eq(apiToken.memberId, memberId), isNull(apiToken.revokedAt))
  const tokens = db.orm.select({ id: apiToken.id }).from(apiToken).where(open).all()
  db.orm.update(apiToken).set({ revokedAt: at }).where(open).run()
  for (const { id } of tokens)
    appendAudit(db, { programId: null, at, actor: by, action: 'token.revoke', payload: { id } })
}

/** No act: the data version stays, and the log is silent. */
export function noteTokenUse(db: AssayDatabase, input: { id: number; at: string }): void {
  db.orm.update(apiToken).set({ lastUsedAt: input.at }).where(eq(apiToken.id, input.id)).run()
}
