import type { JudgedCriterion } from '../assessment'
import { isRecorded, type JudgingContext } from '../criteria/context'
import type { OtherSource } from '../criteria/other-sources'
import { isSignature } from '../criteria/tier-state'
import type { JudgedWaiver } from './apply-acts'
import { canonicalJson } from './canonical-json'
import { judgingConditions, stableDecidingRule } from './fingerprint'
import type { PackedCriterion, PackedRun, SignOffPack } from './pack'
import { rejudgeSigned } from './rejudge'

export const differenceKinds = [
  'criterion_added',
  'criterion_removed',
  'text_changed',
  'rule_changed',
  'conditions_changed',
  'evidence_changed',
  'evidence_missing',
  'evidence_invalidated',
  'attestation_withdrawn',
  'waiver_added',
  'waiver_ended',
  'verdict_changed',
] as const
export type DifferenceKind = (typeof differenceKinds)[number]

/** One thing that is no longer as it was signed. `before` is what was signed, `after` what is now; null where there is none. */
export interface SuspectDifference {
  kind: DifferenceKind
  criterionId: string | null
  before: string | null
  after: string | null
}

/** A tier as it is now, against which a pack is held. */
export interface TierNow {
  criteria: readonly JudgedCriterion[]
  waivers: readonly JudgedWaiver[]
  context: JudgingContext
  sources: readonly OtherSource[]
}

/**
 * What changed since a pack was signed (semantics §8): criteria and rules, waivers, the bytes and
 * validity of the signed evidence, and what that same evidence proves today. Later evidence, age
 * and the evaluator's version are no part of it. Empty where the signature holds.
 */
export function suspectDiff(pack: SignOffPack, now: TierNow): SuspectDifference[] {
  const known = new Set(pack.criteria.map(({ id }) => id))
  const added = now.criteria
    .filter((judged) => !isSignature(judged) && !known.has(judged.criterion.id))
    .map(({ criterion }) => difference('criterion_added', criterion.id, null, criterion.text))
  return [...pack.criteria.flatMap((signed) => criterionDiff(signed, pack, now)), ...added, ...waiverDiff(pack, now)]
}

function difference(
  kind: DifferenceKind,
  criterionId: string | null,
  before: string | null,
  after: string | null,
): SuspectDifference {
  return { kind, criterionId, before, after }
}

function criterionDiff(signed: PackedCriterion, pack: SignOffPack, now: TierNow): SuspectDifference[] {
  const current = now.criteria.find(({ criterion }) => criterion.id === signed.id)
  if (current === undefined) return [difference('criterion_removed', signed.id, signed.text, null)]
  const found = [
    ...(current.words.removed !== undefined && !signed.removed
      ? [difference('criterion_removed', signed.id, signed.text, null)]
      : []),
    ...wordingDiff(signed, current, now.context),
    ...evidenceDiff(signed, now.context),
  ]
  if (found.length > 0) return found
  // Only where rule and evidence stand as signed does judging them again say anything.
  const verdict = rejudgeSigned(signed, pack, current, now)
  return verdict === signed.underlying ? [] : [difference('verdict_changed', signed.id, signed.underlying, verdict)]
}

function wordingDiff(signed: PackedCriterion, current: JudgedCriterion, context: JudgingContext): SuspectDifference[] {
  const { id } = signed
  const deciding = stableDecidingRule(current)
  const before = canonicalJson(signed.conditions)
  const after = canonicalJson(judgingConditions(current, context.state.settings))
  return [
    ...(signed.text === current.criterion.text
      ? []
      : [difference('text_changed', id, signed.text, current.criterion.text)]),
    ...(signed.rule === current.rule ? [] : [difference('rule_changed', id, signed.rule, current.rule)]),
    ...(signed.rule !== current.rule || signed.deciding === deciding
      ? []
      : [difference('rule_changed', id, signed.deciding, deciding)]),
    ...(signed.rule !== current.rule || before === after ? [] : [difference('conditions_changed', id, before, after)]),
  ]
}

function evidenceDiff(signed: PackedCriterion, context: JudgingContext): SuspectDifference[] {
  const { state, invalid } = context
  const runs = new Map(state.runs.map(({ label, files }) => [label, files]))
  const reports = new Map(state.reports?.map(({ label, file }) => [label, [file]]))
  const ofRuns = signed.evidence.runs.flatMap((run) =>
    invalid.has(run.label)
      ? [difference('evidence_invalidated', signed.id, run.label, null)]
      : filesDiff(signed.id, run, runs.get(run.label)),
  )
  const ofReports = signed.evidence.reports.flatMap((report) => filesDiff(signed.id, report, reports.get(report.label)))
  const ofPeople = signed.evidence.attestations
    .filter((stated) => {
      const same = state.attestations.find(
        (one) => one.subject === stated.subject && one.by === stated.by && one.at === stated.at,
      )
      return same === undefined || (same.revokedAt !== null && isRecorded(same.revokedAt, state.asOf))
    })
    .map((stated) => difference('attestation_withdrawn', signed.id, `${stated.by}: ${stated.note}`, null))
  return [...ofRuns, ...ofReports, ...ofPeople]
}

/** What is signed must still be there byte for byte; files that came to it since are no change of it. */
function filesDiff(
  criterionId: string,
  { label, files }: PackedRun,
  current: readonly { name: string; sha256: string }[] | undefined,
): SuspectDifference[] {
  if (current === undefined) return [difference('evidence_missing', criterionId, label, null)]
  const at = new Set(current.map(({ sha256 }) => sha256))
  return files
    .filter(({ sha256 }) => !at.has(sha256))
    .map(({ name, sha256 }) => {
      const same = current.find((file) => file.name === name)
      return difference('evidence_changed', criterionId, `${name} ${sha256}`, same === undefined ? null : same.sha256)
    })
}

function waiverDiff(pack: SignOffPack, now: TierNow): SuspectDifference[] {
  const signed = new Set(pack.waivers.map(({ id }) => id))
  const ended = pack.waivers.flatMap(({ id, criterionId, reason }) => {
    const current = now.waivers.find(({ waiver }) => waiver.id === id)
    const state = current === undefined ? null : current.state
    return state === 'active' ? [] : [difference('waiver_ended', criterionId, reason, state)]
  })
  const added = now.waivers
    .filter(({ waiver, state }) => state === 'active' && !signed.has(waiver.id))
    .map(({ waiver }) => difference('waiver_added', waiver.criterionId, null, waiver.reason))
  return [...ended, ...added]
}
