import type { PackDifferenceKind } from '~/domain/acts/pack-diff'
import type { Meaning } from '~/domain/acts/records'

/** What a form did, said on the page that it leads to; nothing for words that nobody wrote here. */
export const doneSentences: Readonly<Record<string, string>> = {
  attest: 'Recorded: your statement stands under your name.',
  attest_withdraw: 'Recorded: the statement is taken back. Both records stay.',
  waiver_request: 'Recorded: the waiver is asked for. Another member decides.',
  waiver_approve: 'Recorded: the waiver is approved.',
  waiver_reject: 'Recorded: the waiver is rejected.',
  waiver_revoke: 'Recorded: the waiver is revoked.',
  not_applicable_declare: 'Recorded: it holds once another member confirms it.',
  not_applicable_confirm: 'Recorded: the criterion does not apply.',
  not_applicable_reject: 'Recorded: the criterion applies.',
  not_applicable_withdraw: 'Recorded: the statement is taken back.',
  rule_confirm: 'Recorded: the rule is confirmed.',
  rule_set: 'Recorded: the rule is set.',
  removal_accept: 'Recorded: the criterion no longer counts.',
  setting_save: 'Recorded: the setting holds from now on.',
  setting_back: 'Recorded: program.md and the documents say again how it is.',
  webhook_set: 'Recorded: what happens to signed tiers is sent from now on.',
  webhook_off: 'Recorded: nothing is sent any more.',
  run_invalidate: 'Recorded: the run is void and decides nothing.',
  proof_attach: 'Recorded: it stands under your name. What it is worth is said beside it.',
  proof_withdraw: 'Recorded: it is taken back. Both records stay.',
  cost_record: 'Recorded: it counts from now on, before what the document states.',
  cost_correct: 'Recorded: the correction counts. The entry it corrects stays readable.',
  cost_withdraw: 'Recorded: the entry is taken back. Both records stay.',
  risk_link: 'Recorded: the criterion says from now on whether the risk has happened.',
  risk_unlink: 'Recorded: the risk is no longer bound to the criterion. Both records stay.',
  run_withdraw: 'Recorded: the run is no longer void.',
  sign: 'Recorded: your signature stands on the pack below.',
  sheet_save: 'Saved as a draft. Nobody but members who may write reviews is shown it.',
  sheet_publish: 'Published: figures and words are frozen, with their hash.',
  program_archive: 'Recorded: the program is archived. It can still be read, and taken back.',
  program_restore: 'Recorded: the program is back among the others.',
  withdraw: 'Recorded: your signature is withdrawn. The record of it stays.',
}

/** Asked for in the form itself. */
export const packDifferenceWords = {
  day: 'another day',
  state: 'state of the tier',
  roles: 'roles that sign',
  evaluator: 'evaluator version',
  criterion_added: 'criterion added',
  criterion_removed: 'criterion removed',
  text: 'text changed',
  rule: 'rule changed',
  conditions: 'conditions changed',
  verdict: 'verdict changed',
  measured: 'measured value changed',
  evidence: 'evidence changed',
  waivers: 'waivers changed',
} satisfies Record<PackDifferenceKind, string>

export const meaningChoices = [
  { value: 'approve', label: 'Approve', hint: 'Everything here holds, and I answer for it.' },
  {
    value: 'approve_with_exceptions',
    label: 'Approve with exceptions',
    hint: 'It may exit; the note says what I except.',
  },
  { value: 'reject', label: 'Reject', hint: 'It may not exit; the note says why. Possible in every state.' },
] as const satisfies readonly { value: Meaning; label: string; hint: string }[]

export const signTexts = {
  lede: 'This is what you sign, frozen: nothing that comes later changes it. Read it to its end; the form stands below it.',
  past: 'This is the past. Signatures are given now, on what is known now.',
  stranger: 'Signing takes a member. Reading does not.',
  gone: 'The pack that you read is no longer remembered here, so what changed cannot be listed. Read the one below.',
  stale: 'What changed while you read it',
}

export const grantTexts = {
  lede: 'Every waiver and every statement that a criterion does not apply, whatever became of it. Neither counts as met, and neither hides the verdict underneath.',
  own: 'You asked for it: another member decides.',
  needsNote: 'Why',
  mayNote: 'Note, if there is one to make',
}

export const attestationTexts = {
  lede: 'Facts that no tool measures, stated by members under their names. They are shown as stated, never as measured.',
}

export const signOffTexts = {
  lede: 'Every signature ever given, withdrawals too, newest first. Each rests on a pack that was frozen when it was given.',
  blockers: 'In the way:',
  intact: 'The pack has the hash that was signed, and the audit log bears it.',
  packChanged: 'The stored pack no longer has the hash that was signed.',
  unborne: 'No entry of the audit log bears this signature.',
}

/** "in 12 days", "today", "4 days ago". */
export function daysText(days: number): string {
  if (days === 0) return 'today'
  const size = Math.abs(days)
  const said = size === 1 ? '1 day' : `${size} days`
  return days > 0 ? `in ${said}` : `${said} ago`
}
