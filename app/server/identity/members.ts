import { firstCharacters } from '~/domain/first-characters'
import { normaliseName, type Role } from '~/domain/people'
import { findMember, listMembers, type Member } from '~db/queries/people'
import { recordMember, recordMemberAct } from '~db/writes/record-members'
import { writeTransaction } from '~db/writes/transaction'
import { issueMemberLink } from './links'
import type { Office } from './office'

export type MemberRefusal = 'no_name' | 'name_taken' | 'no_member' | 'last_owner'
type MemberOffice = Pick<Office, 'db' | 'now'>

/** Adds a member and answers the path of their invitation. */
export function inviteMember(
  office: MemberOffice,
  input: { name: string; displayName: string; role: Role; signsAs: string; by: string },
): { ok: true; name: string; path: string } | { ok: false; code: MemberRefusal } {
  const { db, now } = office
  const name = normaliseName(input.name)
  if (name === null) return { ok: false, code: 'no_name' }
  const shown = firstCharacters(input.displayName.trim(), 80)
  return writeTransaction(db, () => {
    if (findMember(db, { name }) !== null) return { ok: false, code: 'name_taken' }
    const added = {
      name,
      displayName: shown === '' ? name : shown,
      role: input.role,
      signsAs: signerWords(input.signsAs),
    }
    const memberId = recordMember(db, { ...added, by: input.by, at: now() })
    const path = issueMemberLink(office, { memberId, by: input.by }) as string
    return { ok: true, name, path }
  })
}

/** "SRE lead, product" as the program's tiers write it: lower case, without doubles. */
export function signerWords(text: string): string[] {
  const words = text.split(',').map((word) => firstCharacters(word.trim().toLowerCase().replace(/\s+/g, '-'), 40))
  return [...new Set(words.filter((word) => word !== ''))]
}

export type MemberChange =
  | { kind: 'role'; role: Role }
  | { kind: 'signs_as'; signsAs: string }
  | { kind: 'deactivated' }
  | { kind: 'reactivated' }

/** Changes a member, if it changes anything; the last owner who can act stays one. */
export function changeMember(
  { db, now }: MemberOffice,
  input: { memberId: number; by: string; change: MemberChange },
): { ok: true } | { ok: false; code: MemberRefusal } {
  const { memberId, by, change } = input
  return writeTransaction(db, () => {
    const member = findMember(db, { id: memberId })
    if (member === null) return { ok: false, code: 'no_member' }
    const value = valueIn(change)
    if (isSo(member, change, value)) return { ok: true }
    const leaves = change.kind === 'deactivated' || (change.kind === 'role' && change.role !== 'owner')
    if (leaves && isLastOwner(listMembers(db), member)) return { ok: false, code: 'last_owner' }
    recordMemberAct(db, { memberId, name: member.name, kind: change.kind, value, by, at: now() })
    return { ok: true }
  })
}

function valueIn(change: MemberChange): string | null {
  if (change.kind === 'role') return change.role
  return change.kind === 'signs_as' ? signerWords(change.signsAs).join(',') : null
}

function isSo(member: Member, { kind }: MemberChange, value: string | null): boolean {
  if (kind === 'role') return member.role === value
  if (kind === 'signs_as') return member.signsAs.join(',') === value
  return member.active === (kind === 'reactivated')
}

function isLastOwner(members: Member[], member: Member): boolean {
  const owners = members.filter(({ role, active, joined }) => role === 'owner' && active && joined)
  return owners.length === 1 && owners[0]?.id === member.id
}
