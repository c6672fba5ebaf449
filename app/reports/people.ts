import { type Role, roles, type TokenScope } from '~/domain/people'
import type { Instant } from '~/domain/place'
import { moment } from './dates'
import { roleHints, roleNames, scopeNames } from './messages/people'
import type { Moment } from './types-common'

export interface RoleChoice {
  role: Role
  name: string
  hint: string
}

export const roleChoices: RoleChoice[] = roles.map((role) => ({ role, name: roleNames[role], hint: roleHints[role] }))

interface MemberFacts {
  id: number
  name: string
  displayName: string
  role: Role
  signsAs: string[]
  active: boolean
  joined: boolean
  at: Instant
}

export interface MemberRow extends Omit<MemberFacts, 'signsAs' | 'at'> {
  roleName: string
  signsAsText: string
  standing: 'active' | 'invited' | 'deactivated'
  since: Moment
  /** Name of the link that an owner may make for them. */
  linkText: string | null
}

/** The members, those who can act first. */
export function memberRows(members: MemberFacts[]): MemberRow[] {
  const rows = members.map(({ signsAs, at, ...member }) => {
    const standing = !member.active
      ? ('deactivated' as const)
      : member.joined
        ? ('active' as const)
        : ('invited' as const)
    const linkText = { active: 'Reset link', invited: 'New invitation', deactivated: null }[standing]
    return {
      ...member,
      roleName: roleNames[member.role],
      signsAsText: signsAs.join(', '),
      standing,
      since: moment(at, 'UTC'),
      linkText,
    }
  })
  return [...rows.filter(({ active }) => active), ...rows.filter(({ active }) => !active)]
}

interface AccountFacts {
  passwordAt: Instant | null
  totpAt: Instant | null
  recoveryCodes: number
  proposed: { secret: string; path: string; size: number; uri: string } | null
  sessions: { key: string; current: boolean; agent: string; address: string; createdAt: Instant; lastSeenAt: Instant }[]
  tokens: {
    id: number
    label: string
    scopes: TokenScope[]
    createdAt: Instant
    expiresAt: Instant
    lastUsedAt: Instant | null
  }[]
}

/** The account page: times said in UTC, since a person belongs to no program's zone. */
export function accountReport(facts: AccountFacts, now: Instant) {
  const said = (instant: Instant | null) => (instant === null ? null : moment(instant, 'UTC'))
  return {
    passwordAt: said(facts.passwordAt),
    totpAt: said(facts.totpAt),
    recoveryCodes: facts.recoveryCodes,
    proposed: facts.proposed,
    sessions: facts.sessions.map(({ createdAt, lastSeenAt, ...session }) => ({
      ...session,
      created: moment(createdAt, 'UTC'),
      lastSeen: moment(lastSeenAt, 'UTC'),
    })),
    tokens: facts.tokens.map(({ id, label, scopes, createdAt, expiresAt, lastUsedAt }) => ({
      id,
      label,
      scopesText: scopes.map((scope) => scopeNames[scope]).join(', '),
      created: moment(createdAt, 'UTC'),
      expires: moment(expiresAt, 'UTC'),
      expired: Date.parse(expiresAt) <= Date.parse(now),
      lastUsed: said(lastUsedAt),
    })),
  }
}

export type AccountReport = ReturnType<typeof accountReport>
