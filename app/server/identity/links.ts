import { firstCharacters } from '~/domain/first-characters'
import { normaliseName, type PasswordRefusal, refusalOfPassword } from '~/domain/people'
import { findMember, findOpenLink, hasOwner } from '~db/queries/people'
import { endLink, recordLink, recordPassword } from '~db/writes/record-credentials'
import { recordMember } from '~db/writes/record-members'
import { writeTransaction } from '~db/writes/transaction'
import { hashInTurn, type Office, type Visit } from './office'
import { policy } from './policy'
import { hashSecret, makeSecret } from './secrets'
import { later } from './sessions'
import { welcome } from './sign-in'

/** Path and query of a link; the secret stands in the query, which is never written to a log. */
export function linkPath(secret: string): string {
  return `/join?link=${secret}`
}

type LinkOffice = Pick<Office, 'db' | 'now'>

/** The one-time link that makes its visitor the owner; null once there is one. Earlier ones are void. */
export function issueOwnerLink({ db, now }: LinkOffice): string | null {
  const at = now()
  const secret = makeSecret()
  return writeTransaction(db, () => {
    if (hasOwner(db)) return null
    const expiresAt = later(at, policy.ownerLink)
    recordLink(db, { hash: hashSecret(secret), kind: 'owner', memberId: null, name: null, expiresAt, by: 'assay', at })
    return linkPath(secret)
  })
}

/** For a member who never came an invitation, for any other a reset of the password. */
export function issueMemberLink({ db, now }: LinkOffice, input: { memberId: number; by: string }): string | null {
  const { memberId, by } = input
  const member = findMember(db, { id: memberId })
  if (member === null || !member.active) return null
  const at = now()
  const secret = makeSecret()
  const kind = member.joined ? 'reset' : 'invite'
  const expiresAt = later(at, member.joined ? policy.resetLink : policy.inviteLink)
  recordLink(db, { hash: hashSecret(secret), kind, memberId, name: member.name, expiresAt, by, at })
  return linkPath(secret)
}

export interface OpenLink {
  kind: 'owner' | 'invite' | 'reset'
  member: { id: number; name: string; displayName: string } | null
  expiresAt: string
}

/** What a link opens; null where it is used, expired, replaced, or none of ours. */
export function openLink({ db, now }: LinkOffice, secret: string): (OpenLink & { id: number }) | null {
  const row = findOpenLink(db, { hash: hashSecret(secret), at: now() })
  if (row === null) return null
  const { id, kind, expiresAt } = row
  if (row.memberId === null) return kind === 'owner' && !hasOwner(db) ? { id, kind, member: null, expiresAt } : null
  const member = findMember(db, { id: row.memberId })
  return member === null || !member.active ? null : { id, kind, member, expiresAt }
}

export type LinkRefusal = PasswordRefusal | 'link_void' | 'no_name' | 'name_taken' | 'busy'

/** Uses a link: sets the password, makes the first owner where it is that link, and signs in. */
export async function takeLink(
  office: Office,
  visit: Visit,
  given: { secret: string; name: string; displayName: string; password: string },
): Promise<{ ok: true; cookies: string[] } | { ok: false; code: LinkRefusal }> {
  const { db } = office
  const link = openLink(office, given.secret)
  if (link === null) return { ok: false, code: 'link_void' }
  const name = link.member === null ? normaliseName(given.name) : link.member.name
  if (name === null) return { ok: false, code: 'no_name' }
  const shown = firstCharacters(given.displayName.trim(), 80)
  const displayName = link.member === null ? (shown === '' ? name : shown) : link.member.displayName
  const weak = refusalOfPassword(given.password, [name, displayName])
  if (weak !== null) return { ok: false, code: weak }
  if (link.member === null && findMember(db, { name }) !== null) return { ok: false, code: 'name_taken' }
  const passwordHash = await hashInTurn(office, given.password)
  if (passwordHash === null) return { ok: false, code: 'busy' }
  const at = office.now()
  const memberId = writeTransaction(db, () => {
    // Looked at again: while the hash was made another may have used the link, or become the owner.
    if (openLink(office, given.secret) === null || !endLink(db, { id: link.id, at })) return null
    const added = { name, displayName, role: 'owner' as const, signsAs: [], by: name, at }
    const id = link.member === null ? recordMember(db, added) : link.member.id
    const how = link.kind === 'reset' ? 'reset' : 'join'
    recordPassword(db, { memberId: id, name, passwordHash, how, by: name, at })
    return id
  })
  if (memberId === null) return { ok: false, code: 'link_void' }
  return { ok: true, cookies: welcome(office, visit, memberId) }
}
