import { and, asc, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import { type Role, roles, type TokenScope, tokenScopes } from '~/domain/people'
import type { Instant } from '~/domain/place'
import type { AssayDatabase } from '../client.server'
import {
  apiToken,
  credential,
  knownDevice,
  member,
  memberAct,
  oneTimeLink,
  recoveryCode,
  session,
} from '../schema/people'
import { preparedOnce } from '../statement'

/** A member as they are now: the latest act of each kind counts. */
export interface Member {
  id: number
  name: string
  displayName: string
  role: Role
  signsAs: string[]
  active: boolean
  /** Whether they have set a password; false while only invited. */
  joined: boolean
  at: Instant
}

function asRole(value: string | null | undefined): Role {
  const role = roles.find((one) => one === value)
  if (role === undefined) throw new Error(`a member has the unknown role ${String(value)}`)
  return role
}

const words = (text: string): string[] => text.split(',').filter((word) => word !== '')

/** Every member, by name. */
export function listMembers(db: AssayDatabase): Member[] {
  const acts = db.orm.select().from(memberAct).orderBy(asc(memberAct.id)).all()
  const joined = new Set(
    db.orm
      .select({ id: credential.memberId })
      .from(credential)
      .all()
      .map(({ id }) => id),
  )
  const rows = db.orm.select().from(member).orderBy(asc(member.name)).all()
  return rows.map((row) =>
    memberOf(
      row,
      acts.filter(({ memberId }) => memberId === row.id),
      joined.has(row.id),
    ),
  )
}

function memberOf(row: typeof member.$inferSelect, acts: (typeof memberAct.$inferSelect)[], joined: boolean): Member {
  const last = (...kinds: string[]) => acts.findLast(({ kind }) => kinds.includes(kind))
  const signs = last('signs_as')?.value
  const { id, name, displayName, at } = row
  return {
    id,
    name,
    displayName,
    role: asRole(last('role')?.value),
    signsAs: signs === undefined || signs === null ? [] : words(signs),
    active: last('deactivated', 'reactivated')?.kind !== 'deactivated',
    joined,
    at,
  }
}

const memberById = preparedOnce(({ orm }) =>
  orm
    .select()
    .from(member)
    .where(eq(member.id, sql.placeholder('id')))
    .prepare(),
)
const actsOfMember = preparedOnce(({ orm }) =>
  orm
    .select()
    .from(memberAct)
    .where(eq(memberAct.memberId, sql.placeholder('id')))
    .orderBy(asc(memberAct.id))
    .prepare(),
)
const credentialOf = preparedOnce(({ orm }) =>
  orm
    .select()
    .from(credential)
    .where(eq(credential.memberId, sql.placeholder('id')))
    .prepare(),
)
const sessionOf = preparedOnce(({ orm }) =>
  orm
    .select()
    .from(session)
    .where(eq(session.hash, sql.placeholder('hash')))
    .prepare(),
)

const tokenByHash = preparedOnce(({ orm }) =>
  orm
    .select()
    .from(apiToken)
    .where(eq(apiToken.hash, sql.placeholder('hash')))
    .prepare(),
)

export function findMember(db: AssayDatabase, input: { id: number } | { name: string }): Member | null {
  const row =
    'id' in input ? memberById(db).get(input) : db.orm.select().from(member).where(eq(member.name, input.name)).get()
  if (row === undefined) return null
  const acts = actsOfMember(db).all({ id: row.id })
  return memberOf(row, acts, findCredential(db, { memberId: row.id }) !== null)
}

/** Whether somebody can act as owner: joined, and not deactivated. */
export function hasOwner(db: AssayDatabase): boolean {
  return listMembers(db).some(({ role, active, joined }) => role === 'owner' && active && joined)
}

export function findCredential(db: AssayDatabase, input: { memberId: number }) {
  const row = credentialOf(db).get({ id: input.memberId })
  return row === undefined ? null : row
}

export function countRecoveryCodes(db: AssayDatabase, input: { memberId: number }): number {
  return db.orm.select().from(recoveryCode).where(eq(recoveryCode.memberId, input.memberId)).all().length
}

export function findSession(db: AssayDatabase, input: { hash: string }) {
  const row = sessionOf(db).get(input)
  return row === undefined ? null : row
}

/** A member's sessions, the latest used first. */
export function listSessions(db: AssayDatabase, input: { memberId: number }) {
  const own = eq(session.memberId, input.memberId)
  return db.orm.select().from(session).where(own).orderBy(desc(session.lastSeenAt)).all()
}

export function isKnownDevice(db: AssayDatabase, input: { hash: string; memberId: number; at: Instant }): boolean {
  const { hash, memberId, at } = input
  const own = and(eq(knownDevice.hash, hash), eq(knownDevice.memberId, memberId), gt(knownDevice.expiresAt, at))
  return db.orm.select().from(knownDevice).where(own).get() !== undefined
}

/** A link that can still be used; null for any other, whatever the reason. */
export function findOpenLink(db: AssayDatabase, input: { hash: string; at: Instant }) {
  const open = and(eq(oneTimeLink.hash, input.hash), isNull(oneTimeLink.endedAt), gt(oneTimeLink.expiresAt, input.at))
  const row = db.orm.select().from(oneTimeLink).where(open).get()
  return row === undefined ? null : row
}

export interface ApiToken {
  id: number
  memberId: number
  label: string
  scopes: TokenScope[]
  createdAt: Instant
  expiresAt: Instant
  lastUsedAt: Instant | null
  revokedAt: Instant | null
}

function tokenOf({ hash: _hash, scopes, ...row }: typeof apiToken.$inferSelect): ApiToken {
  const given = words(scopes)
  return { ...row, scopes: tokenScopes.filter((scope) => given.includes(scope)) }
}

/** Tokens of one member (of all, without), the newest first. */
export function listTokens(db: AssayDatabase, input: { memberId: number } | null): ApiToken[] {
  const all = db.orm.select().from(apiToken)
  const chosen = input === null ? all : all.where(eq(apiToken.memberId, input.memberId))
  return chosen.orderBy(desc(apiToken.id)).all().map(tokenOf)
}

export function findToken(db: AssayDatabase, input: { hash: string }): ApiToken | null {
  const row = tokenByHash(db).get(input)
  return row === undefined ? null : tokenOf(row)
}
