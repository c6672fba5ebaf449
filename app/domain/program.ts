import type { Instant, IsoDay } from './place'
import type { SettingChange } from './setting-changes'
import type { Provenance } from './vocabulary'

/** What a run must satisfy before it may decide (semantics §1, "Qualifying run"). */
export interface RunConditions {
  minUsers: number | null
  minRequests: number | null
  /** Globs on the label; empty means any. */
  labels: string[]
  tags: string[]
  /** Runs in which only the login group ran never qualify unless this is true. */
  allowOnlyLogin: boolean
}

export type SelectionPolicy = { kind: 'latest' } | { kind: 'worst_of'; k: number } | { kind: 'consecutive'; k: number }

/** Globs over `METHOD name`, `*` matches anything (slashes too); brackets are literal. */
export interface EndpointGroup {
  name: string
  globs: string[]
  /** Written in program.md, or inferred from the documents and runs. */
  inferred: boolean
}

export interface CriterionSetting {
  /** Natural id, `tier-1/auth-success-rate`. */
  id: string
  rule: string | null
  selection: SelectionPolicy | null
  notApplicable: string | null
}

/** `program.md` front matter, or its inferred equivalent. */
export interface ProgramSettings {
  slug: string
  title: string
  declared: boolean
  timezone: string
  startDate: IsoDay | null
  endDate: IsoDay | null
  closed: IsoDay | null
  budgetLowCents: number | null
  budgetHighCents: number | null
  rateCentsPerHour: number | null
  /** Which provenances may decide. `measured` is always in it. */
  deciding: Provenance[]
  proof: 'observed' | 'shown'
  stalenessDays: number
  qualifying: RunConditions
  /** By tier id; falls back to `qualifying`. */
  qualifyingByTier: Record<string, RunConditions>
  groups: EndpointGroup[]
  /** Declared lists that coverage(...) needs: list name -> globs. */
  lists: Record<string, string[]>
  /** What a selector of coverage(...) and tests(...) means: its name -> globs on reports' labels. */
  reports?: Record<string, string[]>
  criteria: CriterionSetting[]
  /** Tier id -> roles that sign it. */
  signers: Record<string, string[]>
  selection: SelectionPolicy
  /** What program.md and the documents say of these, where a member changed any of them since. */
  beneath?: Pick<ProgramSettings, 'groups' | 'qualifying' | 'stalenessDays' | 'proof'>
  /** What members changed, oldest first, `beneath` or not. */
  changes?: readonly SettingChange[]
}

/** A rule that a member set or confirmed; recorded, never edited. */
export interface RuleBinding {
  criterionId: string
  rule: string
  kind: 'set' | 'confirmed'
  by: string
  at: Instant
}

export interface Attestation {
  subject: string
  by: string
  at: Instant
  note: string
  revokedAt: Instant | null
  /** Number of the record, by which it is withdrawn. */
  id?: number
  /** A file that the member attached; its bytes are kept by their hash. */
  file?: { name: string; sha256: string } | null
}

export interface Invalidation {
  run: string
  by: string
  at: Instant
  reason: string
  id?: number
  /** When a member took it back; absent and null alike mean that it stands. */
  withdrawnAt?: Instant | null
}
