import type { SignOff } from '~/domain/acts/records'
import type { Refusal, RefusalCode } from '~/domain/acts/refusals'
import type { DifferenceKind, SuspectDifference } from '~/domain/acts/suspect-diff'
import { longestWaiverDays, type NotApplicableState, type WaiverState } from '~/domain/acts/waivers'
import { type SettingProblem, settingProblems, type WebhookProblem, webhookProblems } from './settings'

type Words = Record<string, string>

function of(word: string | undefined): string {
  return word === undefined ? '' : ` (${word})`
}

/** "The rule cannot be read at character 5, “p9”: unknown metric. Did you mean “p99”?" */
function ruleErrorSentence({ code, position, word, suggestion }: Words): string {
  const what = code === undefined ? '' : `: ${code.replaceAll('_', ' ')}`
  const at = word === undefined || word === '' ? '' : `, “${word}”`
  const hint = suggestion === undefined ? '' : ` Did you mean “${suggestion}”?`
  return `The rule cannot be read at character ${Number(position) + 1}${at}${what}.${hint}`
}

/** Why an act was refused, and what to do about it. Nothing was recorded. */
export const refusalSentences = {
  not_allowed: () => 'Your role may not do this.',
  unknown_criterion: (words) => `There is no such criterion${of(words.criterion)}.`,
  unknown_tier: (words) => `There is no such tier${of(words.tier)}.`,
  unknown_run: (words) =>
    words.several === undefined
      ? `There is no such run${of(words.run)}.`
      : `Several runs fit${of(words.run)}: ${words.several}. Give one label in full.`,
  unknown_record: () => 'There is no such record in this program.',
  reason_missing: () => 'Say why: a record without a reason helps nobody later.',
  expiry_unreadable: () => 'Give the day on which the waiver ends, as 2026-01-31.',
  expiry_past: () => 'The waiver would have ended already. Ask for one that ends later.',
  expiry_too_late: () =>
    `A waiver lasts at most ${longestWaiverDays} days after its approval. Ask for one that ends sooner.`,
  same_person: () => 'Whoever asks does not decide: another member has to.',
  already_decided: (words) => `This was decided already${of(words.state)}.`,
  not_in_force: (words) => `There is nothing in force to take back${of(words.state)}.`,
  rule_changed: () => 'The criterion’s text, rule or conditions changed since this was asked. Ask anew.',
  role_not_asked: (words) =>
    `This tier does not ask for a signature as ${words.role}${words.roles === undefined ? '' : `; it asks for ${words.roles}`}.`,
  role_not_yours: (words) => `You do not sign as ${words.role}. An owner can say that you do.`,
  tier_blocked: () => 'A criterion of this tier is not met, so it cannot be approved. It can be rejected.',
  tier_error: () => 'A criterion of this tier cannot be read, so it cannot be approved. It can be rejected.',
  tier_unproven: () =>
    'Something in this tier lacks evidence that decides, so it cannot be approved. It can be rejected.',
  meaning_missing: () => 'Choose what your signature means: approve, approve with exceptions, or reject.',
  stale_pack: () => 'What you read has changed while you read it. Nothing was signed: read it once more.',
  already_signed: () => 'You have signed this tier in this role already. Replace or withdraw that signature.',
  not_signed: () => 'There is no signature of yours here to replace or withdraw.',
  not_removed: () => 'The documents still list this criterion: there is no removal to accept.',
  already_accepted: () => 'This removal is accepted already.',
  already_invalid: (words) => `The run is declared void already${of(words.run)}.`,
  already_withdrawn: () => 'This was taken back already.',
  rule_unreadable: ruleErrorSentence,
  rule_moved: (words) =>
    `The rule changed while you read it${words.rule === undefined ? '' : `: it is ${words.rule} now`}. Nothing was recorded: read it once more.`,
  setting_unreadable: (words) => settingProblems[words.problem as SettingProblem],
  setting_same: () => 'That is how it is set already.',
  preview_moved: () =>
    'What this change would move is not what you were shown. Nothing was recorded: read the preview once more.',
  webhook_refused: (words) => webhookProblems[words.problem as WebhookProblem],
  unknown_subject: (words) => `The tracker has no such task, deliverable or milestone${of(words.subject)}.`,
  proof_missing: () => 'Name a run, choose a file, or give a commit, an address or a note.',
  commit_unreadable: () => 'A commit is written as 7 to 64 of the digits 0–9 and letters a–f.',
  address_unreadable: () => 'The address begins with https:// or http:// and holds no password.',
  unknown_risk: () => 'The document lists no such risk now.',
  already_linked: () => 'A member has linked these two already.',
  not_linked: () => 'These two are not linked: there is nothing to take away.',
  text_too_long: (words) => `The text is longer than ${words.most} characters.`,
  already_attached: (words) => `This is attached already${of(words.value)}.`,
  file_empty: (words) => `The file is empty${of(words.file)}.`,
  file_refused: (words) => (words.message === undefined ? 'The file cannot be taken in.' : words.message),
  unknown_week: (words) => `The tracker has no such week${of(words.week)}.`,
  hours_unreadable: ({ typed, reason }) =>
    reason === 'too_large'
      ? `${typed} are more hours than one entry can hold.`
      : `“${typed}” are no hours. Write them as 2.5h, 2h 30m, 2:30 or 150 min.`,
  cost_unreadable: ({ typed, reason }) =>
    reason === 'too_large'
      ? `${typed} is more than one entry can hold.`
      : `“${typed}” is no amount of dollars. Write it as 480, $480 or 1,200.50.`,
  amount_missing: () => 'Give hours, a cost, or both.',
  day_unreadable: ({ typed }) => `“${typed}” is no day. Write it as 2026-01-31, or leave it empty.`,
  day_ahead: ({ day }) => `${day} has not come yet: record what was worked, not what is planned.`,
  already_corrected: () => 'This entry was corrected already. Correct the one that stands for it.',
  already_archived: () => 'The program is archived already.',
  not_archived: () => 'The program is not archived.',
  stale_draft: ({ by }) =>
    `${by === undefined ? 'Somebody' : by} saved this sheet while you wrote. Nothing of yours is lost: what changed stands beside your words. Save once more to keep yours.`,
  colour_missing: () => 'Choose a colour: whoever publishes answers for it.',
  correction_unexplained: () => 'This sheet was published before: say why it is corrected.',
  program_archived: () =>
    'The program is archived: it can be read, and nothing is recorded or imported until it is taken back.',
} satisfies Record<RefusalCode, (words: Words) => string>

export function refusalSentence({ code, words }: Refusal): string {
  return refusalSentences[code](words)
}

export const waiverStateWords = {
  pending: 'waits for another member',
  active: 'active',
  expired: 'expired',
  revoked: 'revoked',
  rejected: 'rejected',
  void: 'void: the criterion changed',
} satisfies Record<WaiverState, string>

export const notApplicableStateWords = {
  pending: 'waits for another member',
  confirmed: 'confirmed',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  void: 'void: the criterion changed',
} satisfies Record<NotApplicableState, string>

export const meaningWords = {
  approve: 'approves',
  approve_with_exceptions: 'approves with exceptions',
  reject: 'rejects',
  withdraw: 'withdrew the signature',
} satisfies Record<SignOff['meaning'], string>

/** What was decided about a request, before "by eve". */
export const decisionWords = {
  approve: 'approved',
  reject: 'rejected',
  revoke: 'revoked',
  confirm: 'confirmed',
  withdraw: 'withdrawn',
} as const

/** What a button does with a request. */
export const grantOfferWords = {
  approve: 'Approve',
  reject: 'Reject',
  revoke: 'Revoke',
  confirm: 'Confirm',
  withdraw: 'Withdraw',
} as const

/** What kind of thing changed since a signature. */
export const differenceWords = {
  criterion_added: 'criterion added',
  criterion_removed: 'criterion removed',
  text_changed: 'text changed',
  rule_changed: 'rule changed',
  conditions_changed: 'conditions changed',
  evidence_changed: 'evidence has other bytes',
  evidence_missing: 'evidence is gone',
  evidence_invalidated: 'evidence was declared void',
  attestation_withdrawn: 'statement withdrawn',
  waiver_added: 'waiver added',
  waiver_ended: 'waiver ended',
  verdict_changed: 'the same evidence now gives another verdict',
} satisfies Record<DifferenceKind, string>

/** "tier-1/p99: rule changed, from p99(*) < 2s to p99(*) < 3s". */
export function differenceSentence({ kind, criterionId, before, after }: SuspectDifference): string {
  const subject = criterionId === null ? '' : `${criterionId}: `
  const change =
    before === null
      ? after === null
        ? ''
        : `: ${after}`
      : after === null
        ? `: ${before}`
        : `, from ${before} to ${after}`
  return `${subject}${differenceWords[kind]}${change}`
}
