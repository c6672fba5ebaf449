import type { Viewer } from '../people'

/** Who acts: what the law asks about a person. */
export type Actor = Pick<Viewer, 'name' | 'role' | 'signsAs'>

/** Why an act is refused; the sentences stand in the message catalogue. */
export const refusalCodes = [
  'not_allowed',
  'unknown_criterion',
  'unknown_tier',
  'unknown_run',
  'unknown_record',
  'reason_missing',
  'expiry_unreadable',
  'expiry_past',
  'expiry_too_late',
  'same_person',
  'already_decided',
  'not_in_force',
  'rule_changed',
  'role_not_asked',
  'role_not_yours',
  'tier_blocked',
  'tier_error',
  'tier_unproven',
  'stale_pack',
  'meaning_missing',
  'already_signed',
  'not_signed',
  'not_removed',
  'already_accepted',
  'already_invalid',
  'already_withdrawn',
  'rule_unreadable',
  'rule_moved',
  'setting_unreadable',
  'setting_same',
  'preview_moved',
  'webhook_refused',
  'unknown_subject',
  'proof_missing',
  'commit_unreadable',
  'address_unreadable',
  'text_too_long',
  'already_attached',
  'file_empty',
  'file_refused',
  'unknown_week',
  'hours_unreadable',
  'cost_unreadable',
  'amount_missing',
  'day_unreadable',
  'day_ahead',
  'already_corrected',
  'unknown_risk',
  'already_linked',
  'not_linked',
  'already_archived',
  'not_archived',
  'program_archived',
  'stale_draft',
  'colour_missing',
  'correction_unexplained',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

export interface Refusal {
  code: RefusalCode
  words: Record<string, string>
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

export function refused(code: RefusalCode, words: Record<string, string> = {}): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code, words } }
}

export function done<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}
