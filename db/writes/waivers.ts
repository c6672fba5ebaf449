import { type Actor, done, type Outcome, refused } from '~/domain/acts/refusals'
import { mayDecideWaiver, mayRequestWaiver } from '~/domain/acts/waivers'
import type { Instant } from '~/domain/place'
import type { AssayDatabase } from '../client.server'
import { judgeNow } from '../queries/judge-now'
import { waiver, waiverDecision } from '../schema/acts'
import { findCriterion } from './find-criterion'
import { recordRow } from './record-row'
import { writeTransaction } from './transaction'

/** Asks for a waiver of a criterion as it stands now; another member decides. */
export function requestWaiver(
  db: AssayDatabase,
  input: { program: string; criterionId: string; reason: string; expiresAt: Instant; actor: Actor; at: Instant },
): Outcome<{ id: number }> {
  const { criterionId, actor, at, expiresAt } = input
  return writeTransaction(db, () => {
    const allowed = mayRequestWaiver(actor, { reason: input.reason, expiresAt, at })
    if (!allowed.ok) return allowed
    const found = findCriterion(judgeNow(db, input), criterionId)
    if (found === null) return refused('unknown_criterion', { criterion: criterionId })
    const { programId, fingerprint } = found
    const row = {
      programId,
      criterionId,
      fingerprint,
      reason: input.reason.trim(),
      expiresAt: new Date(expiresAt).toISOString(),
      by: actor.name,
      at,
    }
    return done({ id: recordRow(db, waiver, row, { programId, action: 'waiver.request' }) })
  })
}

/** Approves or rejects a request, or revokes a waiver. */
export function decideWaiver(
  db: AssayDatabase,
  input: {
    program: string
    waiverId: number
    kind: 'approve' | 'reject' | 'revoke'
    note: string
    actor: Actor
    at: Instant
  },
): Outcome<{ id: number }> {
  const { waiverId, kind, actor, at } = input
  return writeTransaction(db, () => {
    const now = judgeNow(db, input)
    const asked = now.state.acts?.waivers.find(({ id }) => id === waiverId)
    if (asked === undefined) return refused('unknown_record')
    const found = findCriterion(now, asked.criterionId)
    const fingerprint = found === null ? null : found.fingerprint
    const allowed = mayDecideWaiver(actor, asked, { kind, at, fingerprint })
    if (!allowed.ok) return allowed
    if (kind !== 'approve' && input.note.trim() === '') return refused('reason_missing')
    const row = { waiverId, kind, by: actor.name, at, note: input.note.trim() }
    const more = { criterionId: asked.criterionId }
    return done({
      id: recordRow(db, waiverDecision, row, { programId: now.program.id, action: `waiver.${kind}`, more }),
    })
  })
}
