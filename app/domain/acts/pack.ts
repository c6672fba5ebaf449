import type { Assessment, JudgedCriterion, JudgedTier, Measured, ProgramState } from '../assessment'
import { isRecorded } from '../criteria/context'
import { requestedEndpoints, selectionOf } from '../criteria/selection'
import { isSignature } from '../criteria/tier-state'
import { compileGroup } from '../endpoint-groups'
import type { Run } from '../evidence'
import type { Instant } from '../place'
import type { Attestation } from '../program'
import type { Report } from '../report-evidence'
import { parseRule } from '../rules'
import type { ReasonCode, TierState, Verdict } from '../vocabulary'
import { criterionFingerprint, type JudgingConditions, judgingConditions, stableDecidingRule } from './fingerprint'
import { requiredRoles } from './signatures'

/** Raised whenever the law of judging changes. It is part of a pack and of nothing that must hold. */
export const evaluatorVersion = 1

export interface PackedRun {
  label: string
  effectiveAt: Instant | null
  files: { name: string; sha256: string }[]
}

export type PackedAttestation = Pick<Attestation, 'subject' | 'by' | 'at' | 'note'> & { sha256: string | null }

export interface PackedCriterion {
  id: string
  text: string
  rule: string | null
  /** The stricter rule of another place where that decides, else `rule`. */
  deciding: string | null
  conditions: JudgingConditions | null
  fingerprint: string
  removed: boolean
  verdict: Verdict
  underlying: Verdict
  reason: ReasonCode
  underlyingReason: ReasonCode
  measured: Measured | null
  samples: number | null
  /** Label of the deciding run. */
  run: string | null
  evidence: { runs: PackedRun[]; reports: PackedRun[]; attestations: PackedAttestation[] }
}

export interface PackedWaiver {
  id: number
  criterionId: string
  reason: string
  requestedBy: string
  approvedBy: string[]
  expiresAt: Instant
}

/** What a person signs, frozen (semantics §8). Plain JSON; its canonical form is hashed. */
export interface SignOffPack {
  schemaVersion: 1
  program: { slug: string; title: string }
  tier: { id: string; title: string }
  asOf: Instant
  evaluatorVersion: number
  /** The tier's state as computed, before any signature. */
  state: TierState
  roles: string[]
  criteria: PackedCriterion[]
  waivers: PackedWaiver[]
  /** Criteria that the documents dropped and a member let go. */
  released: string[]
}

/** The pack of a tier as it is judged; null where the program has no such tier. */
export function buildPack(assessment: Assessment, state: ProgramState, tierId: string): SignOffPack | null {
  const judged = assessment.tiers.find(({ tier }) => tier.id === tierId)
  if (judged === undefined) return null
  const { settings, asOf } = assessment
  return {
    schemaVersion: 1,
    program: { slug: settings.slug, title: settings.title },
    tier: { id: tierId, title: judged.tier.title },
    asOf,
    evaluatorVersion,
    state: judged.unsignedState === undefined ? judged.state : judged.unsignedState,
    roles: requiredRoles(settings, tierId, judged.criteria),
    // A signature among the criteria is what is being given: it cannot be part of what it covers.
    criteria: judged.criteria.filter((one) => !isSignature(one)).map((one) => packCriterion(one, state)),
    waivers: activeWaivers(judged),
    released: judged.released === undefined ? [] : judged.released.map(({ criterion }) => criterion.id),
  }
}

/** Waivers in force of a tier, as a pack lists them. */
export function activeWaivers(judged: Pick<JudgedTier, 'waivers'>): PackedWaiver[] {
  return (judged.waivers === undefined ? [] : judged.waivers)
    .filter(({ state }) => state === 'active')
    .map(({ waiver }) => ({
      id: waiver.id,
      criterionId: waiver.criterionId,
      reason: waiver.reason,
      requestedBy: waiver.by,
      approvedBy: waiver.decisions.filter(({ kind }) => kind === 'approve').map(({ by }) => by),
      expiresAt: waiver.expiresAt,
    }))
}

function packCriterion(judged: JudgedCriterion, state: ProgramState): PackedCriterion {
  const { criterion, rule, verdict, underlying, reason, measured, samples, run } = judged
  return {
    id: criterion.id,
    text: criterion.text,
    rule,
    deciding: stableDecidingRule(judged),
    conditions: judgingConditions(judged, state.settings),
    fingerprint: criterionFingerprint(judged, state.settings),
    removed: judged.words.removed !== undefined,
    verdict,
    underlying,
    reason,
    underlyingReason: judged.underlyingReason === undefined ? reason : judged.underlyingReason,
    measured,
    samples,
    run,
    evidence: {
      runs: decidingRuns(judged, state),
      reports: decidingReports(judged, state),
      attestations: decidingAttestations(judged, state),
    },
  }
}

/** The runs that the verdict rests on: with `worst_of` and `consecutive` the whole window. */
function decidingRuns(judged: JudgedCriterion, state: ProgramState): PackedRun[] {
  const policy = selectionOf(state.settings, judged.criterion.id)
  const window = policy.kind === 'latest' ? [] : judged.history.filter(requestedEndpoints).slice(-policy.k)
  const labels = new Set([...window.map((one) => one.run), ...(judged.run === null ? [] : [judged.run])])
  return state.runs.filter(({ label }) => labels.has(label)).map(packRun)
}

export function packRun({ label, effectiveAt, files }: Run): PackedRun {
  return {
    label,
    effectiveAt,
    files: files
      .map(({ name, sha256 }) => ({ name, sha256 }))
      .toSorted((a, b) => (a.name === b.name ? 0 : a.name < b.name ? -1 : 1)),
  }
}

/** Test, coverage and metric reports that the verdict rests on. */
function decidingReports({ report }: JudgedCriterion, { reports }: ProgramState): PackedRun[] {
  if (report === undefined || reports === undefined) return []
  const labels = new Set([report, ...report.split(', ')])
  return reports.filter(({ label }) => labels.has(label)).map(packReport)
}

export function packReport({ label, effectiveAt, file }: Report): PackedRun {
  return {
    label,
    effectiveAt: effectiveAt === null ? null : effectiveAt.value,
    files: [{ name: file.name, sha256: file.sha256 }],
  }
}

/** The statements that a met fact rests on: the one that decided, or all that were counted. */
function decidingAttestations(judged: JudgedCriterion, state: ProgramState): PackedAttestation[] {
  const { by, at, note } = judged.words
  if (judged.underlying !== 'met' || judged.judgement !== null || at === undefined) return []
  const parsed = judged.rule === null ? null : parseRule(judged.rule)
  const counted =
    parsed?.ok === true && parsed.rule.metric === 'tests' && parsed.rule.selector.kind === 'name'
      ? compileGroup([parsed.rule.selector.name])
      : null
  return state.attestations
    .filter((one) =>
      counted === null
        ? one.by === by && one.at === at && one.note === note
        : counted(one.subject) && stands(one, state),
    )
    .map(packAttestation)
}

function stands({ at, revokedAt }: Attestation, { asOf }: ProgramState): boolean {
  return isRecorded(at, asOf) && (revokedAt === null || !isRecorded(revokedAt, asOf))
}

function packAttestation({ subject, by, at, note, file }: Attestation): PackedAttestation {
  return { subject, by, at, note, sha256: file === undefined || file === null ? null : file.sha256 }
}
