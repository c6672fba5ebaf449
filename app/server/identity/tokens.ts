import { firstCharacters } from '~/domain/first-characters'
import { type TokenScope, tokenScopes } from '~/domain/people'
import { type ApiToken, listTokens } from '~db/queries/people'
import { recordToken, recordTokenRevoked } from '~db/writes/record-tokens'
import type { Office } from './office'
import { policy } from './policy'
import { hashSecret, makeToken } from './secrets'
import { later } from './sessions'

export type TokenRefusal = 'no_label' | 'no_scope' | 'bad_days'

/** Makes a token; the answer is the only time that it is seen. */
export function createToken(
  { db, now }: Pick<Office, 'db' | 'now'>,
  input: { memberId: number; name: string; label: string; scopes: string[]; days: number; by: string },
): { ok: true; token: string; id: number; expiresAt: string } | { ok: false; code: TokenRefusal } {
  const { memberId, name, days, by } = input
  const label = firstCharacters(input.label.trim(), 80)
  const scopes: TokenScope[] = tokenScopes.filter((scope) => input.scopes.includes(scope))
  if (label === '') return { ok: false, code: 'no_label' }
  if (scopes.length === 0 || scopes.length !== new Set(input.scopes).size) return { ok: false, code: 'no_scope' }
  if (!Number.isInteger(days) || days < 1 || days > policy.tokenDays.longest) return { ok: false, code: 'bad_days' }
  const token = makeToken()
  const at = now()
  const expiresAt = later(at, days * 86_400_000)
  const id = recordToken(db, { memberId, name, label, scopes, hash: hashSecret(token), expiresAt, by, at })
  return { ok: true, token, id, expiresAt }
}

/** Revokes one of a member's own tokens; an owner revokes any (`memberId` null). */
export function revokeToken(
  { db, now }: Pick<Office, 'db' | 'now'>,
  input: { id: number; memberId: number | null; by: string },
): boolean {
  const { id, memberId, by } = input
  const mine = listTokens(db, memberId === null ? null : { memberId }).some((token: ApiToken) => token.id === id)
  return mine && recordTokenRevoked(db, { id, by, at: now() })
}
