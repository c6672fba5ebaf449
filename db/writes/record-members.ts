import type { Role } from '~/domain/people'
import type { Instant } from '~/domain/place'
import type { AssayDatabase } from '../client.server'
import { member, memberAct, type memberActKinds } from '../schema/people'
import { appendAudit } from './append-audit'
import { insertOne } from './bulk-insert'
import { endSessions } from './sessions'
import { writeTransaction } from './transaction'

/** Who does it, and when. */
export interface Doer {
  by: string
  at: Instant
}

/** Adds a member without a password: they come by a one-time link. Throws when the name is taken. */
export function recordMember(
  db: AssayDatabase,
  input: Doer & { name: string; displayName: string; role: Role; signsAs: string[] },
): number {
  const { by, at, name, displayName, role, signsAs } = input
  return writeTransaction(db, () => {
    const memberId = insertOne(db.sqlite, member, { name, displayName, by, at })
    insertOne(db.sqlite, memberAct, { memberId, kind: 'role', value: role, by, at })
    if (signsAs.length > 0)
      insertOne(db.sqlite, memberAct, { memberId, kind: 'signs_as', value: signsAs.join(','), by, at })
    const payload = { name, displayName, role, signsAs }
    appendAudit(db, { programId: null, at, actor: by, action: 'member.add', payload })
    return memberId
  })
}

/**
 * Records a change of a member. A change of role, and a deactivation, end every session of the
 * member: who they are now must be proved anew.
 */
export function recordMemberAct(
  db: AssayDatabase,
  input: Doer & { memberId: number; name: string; kind: (typeof memberActKinds)[number]; value: string | null },
): void {
  const { by, at, memberId, name, kind, value } = input
  writeTransaction(db, () => {
    insertOne(db.sqlite, memberAct, { memberId, kind, value, by, at })
    if (kind === 'role' || kind === 'deactivated') endSessions(db, { memberId })
    appendAudit(db, { programId: null, at, actor: by, action: `member.${kind}`, payload: { name, value } })
  })
}
