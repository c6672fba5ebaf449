import type { Instant } from '../place'
import type { SignOffPack } from './pack'

/**
 * Acts of people beside attestations, bindings and invalidations (semantics §8). Nothing recorded
 * is ever edited: what ends or corrects an act is a record of its own.
 */
export interface Decision<Kind extends string> {
  kind: Kind
  by: string
  at: Instant
  note: string
}

/** A request to let a criterion pass for a while; what came of it stands in `decisions`, oldest first. */
export interface Waiver {
  id: number
  criterionId: string
  /** Text, rule and conditions at the time of the request (`criterionFingerprint`). */
  fingerprint: string
  reason: string
  by: string
  at: Instant
  expiresAt: Instant
  decisions: Decision<'approve' | 'reject' | 'revoke'>[]
}

/** A statement that a criterion asks for nothing here; it holds once another person confirmed it. */
export interface NotApplicable {
  id: number
  criterionId: string
  fingerprint: string
  reason: string
  by: string
  at: Instant
  decisions: Decision<'confirm' | 'reject' | 'withdraw'>[]
}

export const meanings = ['approve', 'approve_with_exceptions', 'reject'] as const
export type Meaning = (typeof meanings)[number]

/** A signature on a frozen pack, or the withdrawal of one; `replaces` names the record that it takes the place of. */
export interface SignOff {
  id: number
  tierId: string
  role: string
  by: string
  at: Instant
  meaning: Meaning | 'withdraw'
  note: string
  pack: SignOffPack
  /** SHA-256 of the pack's canonical JSON. */
  packHash: string
  replaces: number | null
}

/** A member accepts that a criterion is gone, looking at this snapshot of the tracker. */
export interface RemovalAcceptance {
  criterionId: string
  snapshot: string
  by: string
  at: Instant
  reason: string
}

export interface RecordedActs {
  waivers: Waiver[]
  notApplicable: NotApplicable[]
  signOffs: SignOff[]
  acceptances: RemovalAcceptance[]
}

export const noActs: RecordedActs = { waivers: [], notApplicable: [], signOffs: [], acceptances: [] }
