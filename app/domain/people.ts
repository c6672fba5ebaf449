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
