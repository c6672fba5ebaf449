import { timeOf } from '../calendar'
import { may } from '../people'
import type { Instant } from '../place'
import type { NotApplicable, Waiver } from './records'
import { type Actor, done, type Outcome, refused } from './refusals'

/** Days after its approval that a waiver may last (semantics §8). */
export const longestWaiverDays = 90
const dayMs = 86_400_000
/** From here on a moment has no day in every time zone, and none with four digits to its year. */
const endOfCalendar = Date.UTC(9999, 0, 1)

/** Computed on read; `void` where the criterion's text, rule or conditions are no longer those that were waived. */
export const waiverStates = ['pending', 'active', 'expired', 'revoked', 'rejected', 'void'] as const
export type WaiverState = (typeof waiverStates)[number]

/** `fingerprint` is the criterion's own as of the moment; null where the criterion is gone. */
export function waiverState(waiver: Waiver, asOf: Instant, fingerprint: string | null): WaiverState {
  const decisions = decidedBy(waiver.decisions, asOf)
  if (decisions.some(({ kind }) => kind === 'reject')) return 'rejected'
  if (decisions.some(({ kind }) => kind === 'revoke')) return 'revoked'
  if (waiver.fingerprint !== fingerprint) return 'void'
  if (timeOf(waiver.expiresAt) <= timeOf(asOf)) return 'expired'
  const approval = approvalOf(waiver, asOf)
  if (approval === null) return 'pending'
  // What was written past the law's gates counts no longer than the law allows.
  return timeOf(asOf) >= timeOf(approval.at) + longestWaiverDays * dayMs ? 'expired' : 'active'
}

/** The approval, where another member than the requester gave it. */
export function approvalOf(waiver: Waiver, asOf: Instant) {
  const approval = decidedBy(waiver.decisions, asOf).find(({ kind, by }) => kind === 'approve' && by !== waiver.by)
  return approval === undefined ? null : approval
}

export type NotApplicableState = 'pending' | 'confirmed' | 'rejected' | 'withdrawn' | 'void'

export function notApplicableState(
  declared: NotApplicable,
  asOf: Instant,
  fingerprint: string | null,
): NotApplicableState {
  const decisions = decidedBy(declared.decisions, asOf)
  if (decisions.some(({ kind }) => kind === 'reject')) return 'rejected'
  if (decisions.some(({ kind }) => kind === 'withdraw')) return 'withdrawn'
  if (declared.fingerprint !== fingerprint) return 'void'
  return decisions.some(({ kind, by }) => kind === 'confirm' && by !== declared.by) ? 'confirmed' : 'pending'
}

function decidedBy<T extends { at: Instant }>(decisions: readonly T[], asOf: Instant): T[] {
  return decisions.filter(({ at }) => timeOf(at) <= timeOf(asOf))
}

/** Whether a waiver may be asked for: a reason, and an end that lies ahead. */
export function mayRequestWaiver(
  actor: Actor,
  asked: { reason: string; expiresAt: Instant; at: Instant },
): Outcome<null> {
  if (!may(actor.role, 'request_waiver')) return refused('not_allowed')
  if (asked.reason.trim() === '') return refused('reason_missing')
  if (!(timeOf(asked.expiresAt) < endOfCalendar)) return refused('expiry_unreadable')
  if (timeOf(asked.expiresAt) <= timeOf(asked.at)) return refused('expiry_past')
  return done(null)
}

/** Whether a person may approve, reject or revoke a waiver now. Whoever asked may take it back. */
export function mayDecideWaiver(
  actor: Actor,
  waiver: Waiver,
  decision: { kind: 'approve' | 'reject' | 'revoke'; at: Instant; fingerprint: string | null },
): Outcome<null> {
  const state = waiverState(waiver, decision.at, decision.fingerprint)
  if (decision.kind === 'revoke') {
    if (actor.name !== waiver.by && !may(actor.role, 'approve_waiver')) return refused('not_allowed')
    return state === 'active' || state === 'pending' || state === 'void'
      ? done(null)
      : refused('not_in_force', { state })
  }
  if (!may(actor.role, 'approve_waiver')) return refused('not_allowed')
  if (actor.name === waiver.by) return refused('same_person')
  if (state === 'void') return refused('rule_changed')
  if (state !== 'pending') return refused(state === 'expired' ? 'expiry_past' : 'already_decided', { state })
  const lasts = timeOf(waiver.expiresAt) - timeOf(decision.at)
  if (decision.kind === 'approve' && lasts > longestWaiverDays * dayMs) return refused('expiry_too_late')
  return done(null)
}

/** Whether a person may confirm, reject or withdraw a statement that a criterion does not apply. */
export function mayDecideNotApplicable(
  actor: Actor,
  declared: NotApplicable,
  decision: { kind: 'confirm' | 'reject' | 'withdraw'; at: Instant; fingerprint: string | null },
): Outcome<null> {
  const state = notApplicableState(declared, decision.at, decision.fingerprint)
  const approves = may(actor.role, 'confirm_not_applicable')
  if (decision.kind === 'withdraw') {
    if (actor.name !== declared.by && !approves) return refused('not_allowed')
    return state === 'rejected' || state === 'withdrawn' ? refused('not_in_force', { state }) : done(null)
  }
  if (!approves) return refused('not_allowed')
  if (actor.name === declared.by) return refused('same_person')
  if (state === 'void') return refused('rule_changed')
  return state === 'pending' ? done(null) : refused('already_decided', { state })
}
