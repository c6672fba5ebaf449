import type { Assessment, ProgramState, ReconciledClaim } from '../assessment'
import { timeOf } from '../calendar'
import type { DocumentPlan, Risk, Snapshot } from '../plan'
import type { RiskLink } from './records'
import { type RiskChange, riskChanges } from './risk-changes'
import { linksOf, type RiskCriterion } from './risk-links'
import { type RiskScale, type RiskSpot, scaleOf, spotOf } from './risk-scale'
import { type StandingLinks, standingLinks } from './risk-standing'

export { type RiskChange, type RiskChangeKind, riskChangeKinds, riskChanges } from './risk-changes'
export type { RiskCriterion } from './risk-links'
export type { RiskScale, RiskSpot } from './risk-scale'

/**
 * Why a risk counts as having happened: a criterion that a member linked is not met, one that its
 * words name is not met (inferred), or the document's own status says so.
 */
export const happenings = ['linked', 'inferred', 'said'] as const
export type RiskHappening = (typeof happenings)[number]

export interface JudgedRisk {
  risk: Risk
  /** Slug of its document. */
  document: string
  spot: RiskSpot
  /** Criteria that it is bound to, whatever their verdict. */
  links: RiskCriterion[]
  happened: RiskHappening | null
  /** Those of its criteria that are not met. */
  failing: RiskCriterion[]
  /** What the ledger says of its resolution; null where it is not resolved. */
  claim: ReconciledClaim | null
}

/** The document whose risks count: the tracker, else the first that lists any. */
export function riskDocument(state: ProgramState, assessment: Assessment): DocumentPlan | null {
  const { tracker } = assessment
  if (tracker !== null && tracker.risks.length > 0) return tracker
  const other = state.snapshots.find(({ plan }) => plan.risks.length > 0 && plan.role !== 'other')
  return other === undefined ? null : other.plan
}

/** The scale of the document's matrix; null where no document lists risks. */
export function riskScale(state: ProgramState, assessment: Assessment): RiskScale | null {
  const plan = riskDocument(state, assessment)
  return plan === null ? null : scaleOf(plan.risks)
}

/** Every risk with its place, its criteria and whether it has happened, as the document lists them. */
export function judgeRisks(state: ProgramState, assessment: Assessment): JudgedRisk[] {
  const plan = riskDocument(state, assessment)
  if (plan === null) return []
  const scale = scaleOf(plan.risks)
  const recorded = linksNow(state, plan).standing
  return plan.risks.map((risk) => {
    const links = linksOf(risk, recorded, assessment)
    const failing = links.filter(({ judged }) => judged !== null && judged.underlying === 'not_met')
    const claim = assessment.claims.find(({ kind, subject }) => kind === 'risk' && subject === risk.id)
    return {
      risk,
      document: plan.slug,
      spot: spotOf(risk, scale),
      links,
      happened: happeningOf(risk, failing),
      failing,
      claim: claim === undefined ? null : claim,
    }
  })
}

/** Links of risks that the document no longer lists: shown, never dropped. */
export function vanishedLinks(state: ProgramState, assessment: Assessment): RiskLink[] {
  const plan = riskDocument(state, assessment)
  if (plan === null) return state.work === undefined ? [] : state.work.riskLinks
  return linksNow(state, plan).vanished
}

function linksNow(state: ProgramState, plan: DocumentPlan): StandingLinks {
  return standingLinks(state.work === undefined ? [] : state.work.riskLinks, snapshotsOf(state, plan))
}

/** The snapshots of one document, oldest first. */
function snapshotsOf({ snapshots, earlier }: ProgramState, plan: DocumentPlan): Snapshot[] {
  const current = snapshots.filter((one) => one.plan === plan)
  const document = current[0]?.document
  return [...earlier.filter((one) => one.document === document), ...current].toSorted(
    (a, b) => timeOf(a.effectiveAt) - timeOf(b.effectiveAt) || a.revision - b.revision,
  )
}

function happeningOf({ status, active }: Risk, failing: readonly RiskCriterion[]): RiskHappening | null {
  if (failing.some(({ origin }) => origin === 'member')) return 'linked'
  const said = active && status !== null && (status.status === 'failed' || status.status === 'blocked')
  if (said) return 'said'
  return failing.length > 0 ? 'inferred' : null
}

/** One snapshot's risks beside the one before. */
export interface RiskMoment {
  snapshot: Snapshot
  active: number
  resolved: number
  /** Against the snapshot before; everything of the first appears in it. */
  changes: RiskChange[]
}

/** Risks over the snapshots of their document, oldest first. */
export function riskTrend(state: ProgramState, assessment: Assessment): RiskMoment[] {
  const plan = riskDocument(state, assessment)
  if (plan === null) return []
  const series = snapshotsOf(state, plan)
  return series.map((snapshot, at) => {
    const { risks } = snapshot.plan
    const before = series[at - 1]
    return {
      snapshot,
      active: risks.filter(({ active }) => active).length,
      resolved: risks.filter(({ active }) => !active).length,
      changes: before === undefined ? [] : riskChanges(before.plan.risks, risks),
    }
  })
}
