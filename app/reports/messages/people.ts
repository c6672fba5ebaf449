import {
  type Deed,
  type DeedRefusal,
  type PasswordRefusal,
  type Role,
  rolesThatMay,
  shortestPassword,
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
