import {
  type Deed,
  type DeedRefusal,
  type PasswordRefusal,
  type Role,
  rolesThatMay,
  shortestPassword,
  type TokenScope,
} from '~/domain/people'

export const roleNames = {
  owner: 'Owner',
  manager: 'Manager',
  developer: 'Developer',
  stakeholder: 'Stakeholder',
  viewer: 'Viewer',
} satisfies Record<Role, string>

export const roleHints = {
  owner: 'may do everything, and looks after the members',
  manager: 'may do everything but look after the members',
  developer: 'uploads evidence, attaches proof, binds rules, asks for waivers',
  stakeholder: 'signs tiers, approves waivers, states what no tool measures',
  viewer: 'reads',
} satisfies Record<Role, string>

/** "to …": what the deed is. */
export const deedNames = {
  upload_evidence: 'upload evidence',
  import_documents: 'import documents',
  attach_proof: 'attach proof',
  attest: 'state a fact',
  request_waiver: 'ask for a waiver',
  approve_waiver: 'approve a waiver',
  declare_not_applicable: 'declare a criterion not applicable',
  confirm_not_applicable: 'confirm that a criterion is not applicable',
  invalidate_run: 'declare a run void',
  bind_rule: 'bind a rule',
  write_review: 'write a review',
  record_actuals: 'record hours and cost',
  link_risk: 'bind a risk to a criterion',
  archive_program: 'archive a program',
  sign: 'sign a tier',
  manage_settings: 'change settings',
  manage_members: 'look after the members',
  manage_tokens: 'make API tokens',
  read_audit: 'read the audit log',
} satisfies Record<Deed, string>

function listed(items: string[]): string {
  const [last, ...before] = [...items].reverse()
  return before.length === 0 ? String(last) : `${before.reverse().join(', ')} or ${last}`
}

/** Why a deed is refused; null stands for "nobody is signed in", which no reader should see. */
export function deedRefusalSentence(code: DeedRefusal | null, deed: Deed): string {
  const who = listed(rolesThatMay(deed).map((role) => roleNames[role].toLowerCase()))
  if (code === 'role_may_not') return `Your role may not ${deedNames[deed]}. It takes: ${who}.`
  if (code === 'token_may_not') return `This token may not ${deedNames[deed]}: its scopes do not cover it.`
  if (code === 'proof_needed') return `To ${deedNames[deed]}, confirm first that it is you.`
  return `To ${deedNames[deed]}, sign in first. It takes: ${who}.`
}

export const passwordRefusalSentences = {
  too_short: `A password has at least ${shortestPassword} characters. Several words in a row make a good one.`,
  too_long: 'A password has at most 256 characters.',
  is_the_name: 'The password must not be the name.',
} satisfies Record<PasswordRefusal, string>

/** Why a form about people was refused. */
export const refusalSentences = {
  ...passwordRefusalSentences,
  proof:
    'More than five minutes passed since you last proved who you are. Nothing was recorded yet: give your password, and send it once more.',
  wrong: 'That is not right: the name, the password or the code does not fit. Which of them is not said.',
  too_many: 'Too many wrong attempts of late. Wait ten minutes, or use a browser in which you signed in before.',
  busy: 'Many are signing in at this moment. Try again in a few seconds.',
  link_void: 'This link has been used, has expired, or was replaced by a newer one. Ask an owner for another.',
  no_name:
    'A sign-in name has 2 to 40 letters, digits, dots, hyphens or underscores, and begins with a letter or digit.',
  name_taken: 'A member has this name already.',
  no_member: 'There is no such member, or they are deactivated.',
  last_owner: 'This is the last owner. Make another member an owner first.',
  no_label: 'Say what the token is for.',
  no_scope: 'Choose what the token may do.',
  bad_days: 'A token lasts 1 to 366 days.',
  bad_code: 'This code does not fit. Look at the clock of the device: codes change every 30 seconds.',
  gone: 'That was ended before.',
  differ: 'The two passwords differ.',
} as const
export type PeopleRefusal = keyof typeof refusalSentences

export const scopeNames = {
  'evidence:write': 'upload evidence',
  read: 'read (needed only in private mode)',
} satisfies Record<TokenScope, string>

/** What a link is for, as heading and as explanation. */
export const linkWords = {
  owner: {
    title: 'Take charge',
    text: 'Nobody owns this Assay yet. Whoever sets a name and a password here becomes its owner, and invites the others.',
  },
  invite: { title: 'Welcome', text: 'Set a password, and you are a member.' },
  reset: {
    title: 'Set a new password',
    text: 'Every session ends, and a second factor has to be set up again.',
  },
} as const

/** What is shown once, by kind. */
export const onceWords = {
  token: 'This is the token. It is shown this once: put it where the uploads are made.',
  link: 'Hand this link over by a way you trust. It is shown this once, and works once.',
  codes: 'Codes for the day the authenticator is lost. Each works once, and they are shown this once.',
} as const

export const confirmWords =
  'What you are about to do is recorded under your name and stays. You last proved who you are more than five minutes ago.'

export const signInWords = {
  open: 'Reading needs no account. Whatever is recorded stands under a name.',
  private: 'Reading needs a member here, and whatever is recorded stands under a name.',
} as const
