import type { Assessment, ProgramState } from '../assessment'
import { timeOf } from '../calendar'
import type { Instant } from '../place'
import type { DocumentPlan } from '../plan'
import type { Side } from './change'
import { readRule } from './goalposts'

export const orphanKinds = ['rule', 'attestation', 'waiver', 'not_applicable', 'sign_off'] as const
export type OrphanKind = (typeof orphanKinds)[number]

/** A recorded act on something that no document in effect holds. */
export interface Orphan {
  kind: OrphanKind
  /** Natural id that the act names. */
  subject: string
  by: string
  at: Instant
  /** The rule, note or reason of the act. */
  said: string
  /** Where the last snapshot that had it held it; null where none at hand did. */
  last: Side | null
}

/**
 * Acts bound to a task, criterion or tier that vanished from the documents (semantics §7): listed,
 * never dropped, since a later snapshot may bring the thing back and the act with it. Statements
 * that were taken back are left out.
 */
export function orphanedRecords(state: ProgramState, assessment: Assessment): Orphan[] {
  const known = knownIds(state, assessment)
  const last = lastPlaces(state)
  const acts = state.acts
  const at = <T extends { by: string; at: Instant }>(
    kind: OrphanKind,
    subject: string,
    act: T,
    said: string,
  ): Orphan => ({
    kind,
    subject,
    by: act.by,
    at: act.at,
    said,
    last: last.get(subject) ?? null,
  })
  const all = [
    ...state.bindings.map((one) => at('rule', one.criterionId, one, one.rule)),
    ...state.attestations
      .filter(({ revokedAt }) => revokedAt === null || timeOf(revokedAt) > timeOf(state.asOf))
      .map((one) => at('attestation', one.subject, one, one.note)),
    ...(acts === undefined
      ? []
      : [
          ...acts.waivers.map((one) => at('waiver', one.criterionId, one, one.reason)),
          ...acts.notApplicable.map((one) => at('not_applicable', one.criterionId, one, one.reason)),
          ...acts.signOffs
            .filter(({ meaning }) => meaning !== 'withdraw')
            .map((one) => at('sign_off', one.tierId, one, one.note)),
        ]),
  ]
  return all.filter(({ subject }) => !known.has(subject)).toSorted((a, b) => timeOf(a.at) - timeOf(b.at))
}

interface Item {
  id: string
  words: string
  place: Side['place']
}

function itemsOf(plan: DocumentPlan): Item[] {
  return [
    ...[...plan.criteria, ...plan.tasks, ...plan.deliverables, ...plan.milestones, ...plan.risks].map(
      ({ id, text, place }) => ({ id, words: text, place }),
    ),
    ...[...plan.tiers, ...plan.weeks, ...plan.days].map(({ id, title, place }) => ({ id, words: title, place })),
  ]
}

/** Ids of the documents in effect, and the names that rules of their criteria ask for. */
function knownIds({ snapshots }: ProgramState, { tiers }: Assessment): Set<string> {
  const ids = new Set(snapshots.flatMap(({ plan }) => itemsOf(plan).map(({ id }) => id)))
  for (const { criteria } of tiers) {
    for (const { criterion, rule } of criteria) {
      const selector = ids.has(criterion.id) ? readRule(rule)?.selector : undefined
      if (selector?.kind === 'name') ids.add(selector.name)
    }
  }
  return ids
}

/** The latest earlier snapshot wins: they come oldest first. */
function lastPlaces({ earlier }: ProgramState): Map<string, Side> {
  return new Map(earlier.flatMap(({ plan }) => itemsOf(plan).map(({ id, words, place }) => [id, { words, place }])))
}
