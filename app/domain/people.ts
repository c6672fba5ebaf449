/** Roles from most to least powerful; a member has one. */
export const roles = ['owner', 'manager', 'developer', 'stakeholder', 'viewer'] as const
export type Role = (typeof roles)[number]

/** Everything that asks for more than reading. */
export const deeds = [
  'upload_evidence',
  'import_documents',
  'attach_proof',
  'attest',
  'request_waiver',
  'approve_waiver',
  'declare_not_applicable',
  'confirm_not_applicable',
  'invalidate_run',
  'bind_rule',
  'write_review',
  'record_actuals',
  'link_risk',
  'archive_program',
  'sign',
  'manage_settings',
  'manage_members',
  'manage_tokens',
  'read_audit',
] as const
export type Deed = (typeof deeds)[number]

const byRole: Record<Role, ReadonlySet<Deed>> = {
  owner: new Set(deeds),
  manager: new Set(deeds.filter((deed) => deed !== 'manage_members')),
  developer: new Set<Deed>([
    'upload_evidence',
    'import_documents',
    'attach_proof',
    'record_actuals',
    'attest',
    'request_waiver',
    'declare_not_applicable',
    'invalidate_run',
    'bind_rule',
    'manage_tokens',
    'read_audit',
  ]),
  stakeholder: new Set<Deed>([
    'attest',
    'request_waiver',
    'approve_waiver',
    'confirm_not_applicable',
    'sign',
    'read_audit',
  ]),
  viewer: new Set<Deed>(),
}

export function may(role: Role, deed: Deed): boolean {
  return byRole[role].has(deed)
}

/** Roles that may do a deed, most powerful first. */
export function rolesThatMay(deed: Deed): Role[] {
  return roles.filter((role) => may(role, deed))
}

/** Deeds for which a member proves anew who they are, when the last proof is older than `proofLastsMs`. */
export const deedsNeedingProof: ReadonlySet<Deed> = new Set([
  'attest',
  'request_waiver',
  'approve_waiver',
  'declare_not_applicable',
  'confirm_not_applicable',
  'invalidate_run',
  'bind_rule',
  'sign',
  'manage_settings',
  'manage_members',
  'manage_tokens',
])

export const proofLastsMs = 5 * 60_000

/** Scopes of an API token. */
export const tokenScopes = ['evidence:write', 'read'] as const
export type TokenScope = (typeof tokenScopes)[number]

/** Who is asking: a member by session, or a token acting for the member who made it. */
export interface Viewer {
  memberId: number
  /** Unique sign-in name; it stands in every record as `by`. */
  name: string
  displayName: string
  role: Role
  /** Roles under which this member may sign (`stakeholder`, `sre-lead`, ...): free words of the program's tiers. */
  signsAs: string[]
  /** When the session last proved the password or code; null for a token. */
  provenAt: string | null
  token: { id: number; scopes: TokenScope[] } | null
}

export const deedRefusals = ['sign_in_needed', 'role_may_not', 'token_may_not', 'proof_needed'] as const
export type DeedRefusal = (typeof deedRefusals)[number]

/**
 * Why a deed is refused; null where it may be done. A token uploads evidence and nothing else: what
 * is done in a person's name asks for the person. `at` null skips the question of a fresh proof.
 */
export function refusalOfDeed(viewer: Viewer | null, deed: Deed, at: string | null): DeedRefusal | null {
  if (viewer === null) return 'sign_in_needed'
  if (viewer.token !== null && !(deed === 'upload_evidence' && viewer.token.scopes.includes('evidence:write')))
    return 'token_may_not'
  if (!may(viewer.role, deed)) return 'role_may_not'
  if (at === null || !deedsNeedingProof.has(deed)) return null
  return proofIsFresh(viewer, at) ? null : 'proof_needed'
}

/**
 * Whether the session proved the password or code within the last five minutes. A proof from the
 * future, by a clock that was set back since, is none: it would be fresh until that time comes.
 */
export function proofIsFresh(viewer: Viewer, at: string): boolean {
  return viewer.provenAt !== null && Math.abs(Date.parse(at) - Date.parse(viewer.provenAt)) <= proofLastsMs
}

/** Whether this viewer may read where reading needs a member. */
export function mayRead(viewer: Viewer | null): boolean {
  return viewer !== null && (viewer.token === null || viewer.token.scopes.includes('read'))
}

/** A sign-in name as it is stored and compared; null where it is none: 2 to 40 letters, digits, `.`, `_`, `-`. */
export function normaliseName(text: string): string | null {
  const name = text.normalize('NFKC').trim().toLowerCase()
  return /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]{1,39}$/u.test(name) ? name : null
}

export const passwordRefusals = ['too_short', 'too_long', 'is_the_name'] as const
export type PasswordRefusal = (typeof passwordRefusals)[number]
export const shortestPassword = 12
const longestPassword = 256

/** Length and not the name, nothing else: rules about kinds of characters only make worse passwords. */
export function refusalOfPassword(password: string, names: string[]): PasswordRefusal | null {
  const length = [...password].length
  if (length < shortestPassword) return 'too_short'
  if (length > longestPassword) return 'too_long'
  const bare = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s._-]/g, '')
  const own = names.map(bare).filter((name) => name !== '')
  const rest = own.reduce((text, name) => text.replaceAll(name, ''), bare(password))
  return own.length > 0 && rest === '' ? 'is_the_name' : null
}
