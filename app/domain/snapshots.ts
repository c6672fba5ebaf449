import { endOfDay, timeOf } from './calendar'
import type { Run } from './evidence'
import { resolveRunLabel } from './labels'
import type { Instant, Place } from './place'
import type { DocumentPlan, Snapshot } from './plan'

/** All that an effective time is worked out from. */
type DatedPlan = Pick<DocumentPlan, 'lastUpdated' | 'quotedEvidence' | 'metricStatements' | 'tasks'>
type DatedRun = Pick<Run, 'label' | 'effectiveAt'>

/** A run at hand that a document quotes, with the place of the quotation. */
export interface QuotedRun {
  label: string
  endedAt: Instant
  place: Place
}

/** Runs at hand that the document reports figures of or names as proof of a ticked task. */
export function quotedRuns(plan: Omit<DatedPlan, 'lastUpdated'>, runs: readonly DatedRun[]): QuotedRun[] {
  const labels = runs.map((run) => run.label)
  const byLabel = new Map(runs.map((run) => [run.label, run]))
  const mentions = [
    ...plan.quotedEvidence.map(({ runLabel, place }) => ({ words: runLabel, place })),
    ...plan.metricStatements.map(({ runLabel, place }) => ({ words: runLabel, place })),
    ...plan.tasks
      .filter((task) => task.ticked)
      .flatMap(({ proofs, place }) =>
        proofs.filter((proof) => proof.kind === 'run').map((proof) => ({ words: proof.text, place })),
      ),
  ]
  const resolved = new Map<string, string | null>()
  return mentions.flatMap(({ words, place }) => {
    if (words === null) return []
    if (!resolved.has(words)) {
      const found = resolveRunLabel(words, labels)
      resolved.set(words, 'label' in found ? found.label : null)
    }
    const label = resolved.get(words)
    const run = label === null || label === undefined ? undefined : byLabel.get(label)
    return run === undefined || run.effectiveAt === null ? [] : [{ label: run.label, endedAt: run.effectiveAt, place }]
  })
}

/**
 * When a document's revision takes effect (semantics §9): the end of its own "Last Updated"
 * day, else its import time; never before the end of a run at hand that it quotes.
 */
export function effectiveTimeOf(
  plan: DatedPlan,
  runs: readonly DatedRun[],
  timezone: string,
  importedAt: Instant,
): Instant {
  const stated = plan.lastUpdated === null ? importedAt : endOfDay(plan.lastUpdated.date, timezone)
  const latest = quotedRuns(plan, runs).reduce((time, quoted) => Math.max(time, timeOf(quoted.endedAt)), timeOf(stated))
  return latest === timeOf(stated) ? stated : new Date(latest).toISOString()
}

/** Quoted runs that ended after the day on which the document says it was last updated. */
export function runsQuotedTooEarly(plan: DocumentPlan, runs: readonly Run[], timezone: string): QuotedRun[] {
  if (plan.lastUpdated === null) return []
  const stated = timeOf(endOfDay(plan.lastUpdated.date, timezone))
  return quotedRuns(plan, runs).filter((quoted) => timeOf(quoted.endedAt) > stated)
}

/**
 * Of every document the latest revision that holds at a moment, and those before it, oldest
 * first. The tracker comes first, then plans, then the rest.
 */
export function snapshotsAsOf(
  snapshots: readonly Snapshot[],
  asOf: Instant,
): { inEffect: Snapshot[]; earlier: Snapshot[] } {
  const held = snapshots
    .filter((snapshot) => timeOf(snapshot.effectiveAt) <= timeOf(asOf))
    .toSorted((a, b) => timeOf(a.effectiveAt) - timeOf(b.effectiveAt) || a.revision - b.revision)
  const latest = new Map(held.map((snapshot) => [snapshot.document, snapshot]))
  return {
    inEffect: [...latest.values()].toSorted(
      (a, b) => roleRank(a.plan) - roleRank(b.plan) || (a.document < b.document ? -1 : 1),
    ),
    earlier: held.filter((snapshot) => latest.get(snapshot.document) !== snapshot),
  }
}

/** The place of a document among others: the tracker, plans, the rest. */
export function roleRank(plan: DocumentPlan): number {
  return plan.role === 'tracker' ? 0 : plan.role === 'plan' ? 1 : 2
}
