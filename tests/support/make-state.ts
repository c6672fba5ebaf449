import { assessProgram } from '~/domain/assess'
import type { JudgedCriterion, ProgramState } from '~/domain/assessment'
import type { Run } from '~/domain/evidence'
import type { Criterion, DocumentPlan, Snapshot } from '~/domain/plan'
import type { ProgramSettings } from '~/domain/program'
import { inferSettings, mergeSettings } from '~/domain/settings'
import { makePlan } from './make-plan'

/** A criterion of tier 1; its id is made from its text. */
export function makeCriterion(text: string, over: Partial<Criterion> = {}): Criterion {
  const slug = text
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '')
  const place = { file: 'tracker.md', line: 10, column: 1 }
  return { id: `tier-1/${slug}`, tierId: 'tier-1', text, claimText: null, ticked: null, place, ...over }
}

export function makeTracker(criteria: Criterion[], over: Partial<DocumentPlan> = {}): DocumentPlan {
  const place = { file: 'tracker.md', line: 5, column: 1 }
  const tier = {
    id: 'tier-1',
    number: 1,
    title: 'Tier 1',
    goal: null,
    effort: null,
    cost: null,
    roi: null,
    statuses: [],
    place,
  }
  return makePlan({ tiers: [tier], criteria, ...over })
}

export function makeSnapshot(plan: DocumentPlan, effectiveAt = '2026-01-10T00:00:00.000Z', revision = 1): Snapshot {
  return { document: plan.slug, sha256: `${plan.slug}-${revision}`, revision, effectiveAt, plan }
}

/** The state of a program with one tracker, as of the day after the runs of the factory. */
export function makeState(
  over: Omit<Partial<ProgramState>, 'settings'> & {
    settings?: Partial<ProgramSettings>
    criteria?: Criterion[]
    runs?: Run[]
  } = {},
): ProgramState {
  const { settings, criteria = [], ...rest } = over
  const snapshots = rest.snapshots ?? [makeSnapshot(makeTracker(criteria))]
  const runs = rest.runs ?? []
  const inferred = inferSettings(snapshots, runs)
  return {
    earlier: [],
    bindings: [],
    attestations: [],
    invalidations: [],
    asOf: '2026-01-11T10:05:00.000Z',
    ...rest,
    settings: mergeSettings(settings ?? null, inferred),
    snapshots,
    runs,
  }
}

/** The first judged criterion of the first tier. */
export function judgeFirst(state: ProgramState): JudgedCriterion {
  return assessProgram(state).tiers[0]!.criteria[0]!
}
