import { type Actor, done, type Outcome, refused } from '~/domain/acts/refusals'
import { mayDecideNotApplicable } from '~/domain/acts/waivers'
import { may } from '~/domain/people'
import type { Instant } from '~/domain/place'
import type { AssayDatabase } from '../client.server'
import { judgeNow } from '../queries/judge-now'
import { notApplicable, notApplicableDecision, removalAcceptance } from '../schema/acts'
import { findCriterion } from './find-criterion'
import { recordRow } from './record-row'
import { writeTransaction } from './transaction'

interface OnCriterion {
  program: string
  criterionId: string
  reason: string
  actor: Actor
  at: Instant
}

/** States that a criterion does not apply; it holds once another member with an approving role confirms it. */
export function declareNotApplicable(db: AssayDatabase, input: OnCriterion): Outcome<{ id: number }> {
  const { criterionId, actor, at } = input
  return writeTransaction(db, () => {
    if (!may(actor.role, 'declare_not_applicable')) return refused('not_allowed')
    const reason = input.reason.trim()
    if (reason === '') return refused('reason_missing')
    const found = findCriterion(judgeNow(db, input), criterionId)
    if (found === null) return refused('unknown_criterion', { criterion: criterionId })
    const { programId, fingerprint } = found
    const row = { programId, criterionId, fingerprint, reason, by: actor.name, at }
    return done({ id: recordRow(db, notApplicable, row, { programId, action: 'not_applicable.declare' }) })
  })
}

export function decideNotApplicable(
  db: AssayDatabase,
  input: {
    program: string
    declarationId: number
    kind: 'confirm' | 'reject' | 'withdraw'
    note: string
    actor: Actor
    at: Instant
  },
): Outcome<{ id: number }> {
  const { declarationId, kind, actor, at } = input
  return writeTransaction(db, () => {
    const now = judgeNow(db, input)
    const declared = now.state.acts?.notApplicable.find(({ id }) => id === declarationId)
    if (declared === undefined) return refused('unknown_record')
    const found = findCriterion(now, declared.criterionId)
    const fingerprint = found === null ? null : found.fingerprint
    const allowed = mayDecideNotApplicable(actor, declared, { kind, at, fingerprint })
    if (!allowed.ok) return allowed
    if (kind !== 'confirm' && input.note.trim() === '') return refused('reason_missing')
    const row = { declarationId, kind, by: actor.name, at, note: input.note.trim() }
    const more = { criterionId: declared.criterionId }
    const act = { programId: now.program.id, action: `not_applicable.${kind}`, more }
    return done({ id: recordRow(db, notApplicableDecision, row, act) })
  })
}

/** Accepts that the documents dropped a criterion: from now on it no longer counts. */
export function acceptRemoval(db: AssayDatabase, input: OnCriterion): Outcome<{ id: number }> {
  const { criterionId, actor, at } = input
  return writeTransaction(db, () => {
    if (!may(actor.role, 'confirm_not_applicable')) return refused('not_allowed')
    const reason = input.reason.trim()
    if (reason === '') return refused('reason_missing')
    const now = judgeNow(db, input)
    const tracker = now.state.snapshots.find(({ plan }) => plan === now.assessment.tracker)
    const released = now.assessment.tiers.flatMap((tier) => (tier.released === undefined ? [] : tier.released))
    if (released.some(({ criterion }) => criterion.id === criterionId)) return refused('already_accepted')
    const found = findCriterion(now, criterionId)
    if (found === null || tracker === undefined) return refused('unknown_criterion', { criterion: criterionId })
    if (found.judged.words.removed === undefined) return refused('not_removed')
    const { programId } = found
    const row = { programId, criterionId, snapshot: tracker.sha256, by: actor.name, at, reason }
    return done({ id: recordRow(db, removalAcceptance, row, { programId, action: 'removal.accept' }) })
  })
}
