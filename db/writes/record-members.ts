import type { Role } from '~/domain/people'
import type { Instant } from '~/domain/place'
import type { AssayDatabase } from '../client.server'
import { listTokens } from '../queries/people'
import { member, memberAct, type memberActKinds } from '../schema/people'
import { recordRow } from './record-row'
import { recordTokenRevoked } from './record-tokens'
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
    const row = { name, displayName, by, at }
    const memberId = recordRow(db, member, row, { programId: null, action: 'member.add', more: { role, signsAs } })
    recordAct(db, { memberId, kind: 'role', value: role, by, at }, name)
    if (signsAs.length > 0) recordAct(db, { memberId, kind: 'signs_as', value: signsAs.join(','), by, at }, name)
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
    recordAct(db, { memberId, kind, value, by, at }, name)
    if (kind === 'role' || kind === 'deactivated') endSessions(db, { memberId })
    // Else they would come to life again with the member.
    if (kind === 'deactivated')
      for (const { id } of listTokens(db, { memberId })) recordTokenRevoked(db, { id, by, at })
  })
}

function recordAct(db: AssayDatabase, row: Omit<typeof memberAct.$inferSelect, 'id'>, name: string): void {
  recordRow(db, memberAct, row, { programId: null, action: `member.${row.kind}`, more: { name } })
}
