import type { SettingKey } from '~/domain/setting-changes'

/** Why what was typed is no setting. */
export const settingProblems = {
  unknown: 'There is no such setting.',
  days: 'Days are a whole number from 1 to 3,650.',
  proof: 'Choose whether the ratio as counted decides, or only one that is shown.',
  count: 'A least number is a whole number, or nothing.',
  group_name: 'The name of a group is made of letters, digits, dots, hyphens and underlines.',
  too_many: 'At most 100 lines of at most 300 characters.',
} as const
export type SettingProblem = keyof typeof settingProblems

/** Why an address or key cannot be a webhook's. */
export const webhookProblems = {
  unreadable: 'This is no address. It begins with https://.',
  scheme: 'A webhook is reached by https (or, where it must be, http).',
  credentials: 'Leave the name and password out of the address: the signature says who sends.',
  address:
    'This address is of this machine, a private network or a cloud’s own services. Tick below if it may be one of the first two.',
  secret: 'The key has at least 16 characters. It is what the receiver checks the signature with.',
} as const
export type WebhookProblem = keyof typeof webhookProblems

export const settingNames = {
  groups: 'Endpoint groups',
  qualifying: 'Which runs may decide',
  stalenessDays: 'How long evidence counts',
  proof: 'What a ratio needs',
} satisfies Record<SettingKey, string>

export const settingHints = {
  groups:
    'A rule like p99(login) speaks of a group. One glob over “METHOD name” a line; * stands for anything. No line at all gives the group back to program.md.',
  qualifying:
    'A run that does not have this is shown and decides nothing. Tiers with conditions of their own in program.md keep those.',
  stalenessDays: 'A met criterion goes stale when its evidence is older than this many days.',
  proof: 'As counted: 0 failures of 100 are 0 %. Shown: only as many requests as bear it out at 95 % confidence.',
} satisfies Record<SettingKey, string>

export const proofWords = {
  observed: 'the ratio as counted decides',
  shown: 'only a ratio that is shown decides',
} as const

export const settingsTexts = {
  title: 'Settings',
  lede: 'Rules and conditions by which evidence decides. What a member changes here is recorded under their name, holds over program.md from then on, and can be given back.',
  nothingMoves: 'No verdict would move.',
  preview: 'What would move',
  inferredNone: 'Every rule is confirmed or written.',
  rules: 'Rules that wait to be confirmed',
  rulesHint:
    'Their operator was read between the lines: until somebody confirms it, the criterion cannot be met. Another rule is set on the page of the criterion.',
  stated: (text: string) => `program.md and the documents: ${text}`,
  changedBy: (by: string, at: string) => `changed by ${by}, ${at}`,
  webhook: 'Webhook',
  webhookHint:
    'Where to send what happens to signed tiers. Each message carries X-Assay-Signature-256: sha256= and the HMAC-SHA256, under the key, of X-Assay-Timestamp, a dot and the body. Redirects are not followed; what fails is tried again for about a day and a half.',
  webhookNone: 'Nothing is sent.',
  deliveriesNone: 'Nothing was sent yet.',
  witness: 'Audit log and its witness',
  moreTroubles: (count: number) => `${count} more`,
  onlyManagers: 'Owners and managers change these.',
} as const

/** State of the witness file. */
export const witnessWords = {
  none: 'No act is witnessed: a tail cut off the audit log would go unseen.',
  absent: 'The witness file is not there (yet): it is written with the next act.',
  matches: 'The witness file agrees with the audit log.',
  behind: 'The witness file misses entries of the audit log: a tail cut off there would go unseen.',
  disagrees: 'The witness file and the audit log contradict each other.',
  cut: 'The audit log ends before its witness: its tail was cut off.',
} as const
export type WitnessState = keyof typeof witnessWords
