import { type Role, roles, type Viewer } from '~/domain/people'
import { type FormOutcome, outcome } from './account-actions'
import { issueMemberLink } from './links'
import { changeMember, inviteMember, type MemberChange } from './members'
import type { Office } from './office'

interface MemberForm {
  office: Office
  viewer: Viewer
  field: (name: string) => string
  /** Start of the links that are shown. */
  origin: string
}

/** What the forms of the members page keep. */
export function typedMember(field: (name: string) => string) {
  return {
    name: field('name'),
    displayName: field('displayName'),
    signsAs: field('signsAs'),
    role: field('role'),
  }
}

function asRole(text: string): Role {
  const role = roles.find((one) => one === text)
  if (role === undefined) throw new Response('There is no such role.', { status: 400 })
  return role
}

/** Does what a form of the members page asks for; null for one that is unknown. */
export function memberAct({ office, viewer, field, origin }: MemberForm): FormOutcome | null {
  const intent = field('intent')
  const by = viewer.name
  const memberId = Number(field('member'))
  const link = (path: string) => ({ kind: 'link' as const, lines: [new URL(path, origin).href] })
  if (intent === 'invite') {
    const typed = typedMember(field)
    const invited = inviteMember(office, { ...typed, role: asRole(typed.role), by })
    return outcome(intent, invited.ok ? { once: link(invited.path) } : { refusal: invited.code, typed })
  }
  if (intent === 'link') {
    const path = issueMemberLink(office, { memberId, by })
    return outcome(intent, path === null ? { refusal: 'no_member' } : { once: link(path) })
  }
  const change = changeOf(intent, field)
  if (change === null) return null
  const changed = changeMember(office, { memberId, by, change })
  if (changed.ok) return outcome(intent)
  return outcome(intent, { record: field('member'), refusal: changed.code, typed: typedMember(field) })
}

function changeOf(intent: string, field: (name: string) => string): MemberChange | null {
  if (intent === 'role') return { kind: 'role', role: asRole(field('role')) }
  if (intent === 'signs_as') return { kind: 'signs_as', signsAs: field('signsAs') }
  return intent === 'deactivated' || intent === 'reactivated' ? { kind: intent } : null
}
