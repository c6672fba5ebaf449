import type { Assessment } from '../assessment'
import type { Run } from '../evidence'
import type { DocumentPlan, Target } from '../plan'
import type { Change, GoalpostMove, Side } from './change'
import { judgeTarget, moveOfTargets } from './goalposts'
import { blank } from './item-changes'
import { matchItems } from './match-items'
import type { Versions } from './plan-changes'

/** The evidence that both versions of a target are held against. */
export interface SameEvidence {
  assessment: Assessment
  runs: readonly Run[]
}

/** Targets by metric and step: what was loosened, tightened, dropped or set. */
export function targetChanges({ before, after }: Versions, evidence: SameEvidence): Change[] {
  const { same, gone, fresh } = matchItems(targetsOf(before), targetsOf(after), {
    group: ({ metric, step }) => JSON.stringify([metric, step]),
    ref: () => null,
    text: ({ text }) => text,
  })
  // Of one metric and step the targets left over are one that moved, however little the texts share.
  const { pairs, lost, added } = pairLeft(gone, fresh)
  const judged = (target: Target | null) =>
    target === null ? null : judgeTarget(target, evidence.assessment, evidence.runs)
  const change = (
    was: Target | null,
    now: Target | null,
    move: GoalpostMove | null,
    over: Partial<Change>,
  ): Change => ({
    ...blank('target', named((now ?? was) as Target)),
    before: was === null ? null : sideOf(was),
    after: now === null ? null : sideOf(now),
    goalpost: move === null ? null : { move, before: judged(was), after: judged(now) },
    ...over,
  })
  return [
    ...[...same, ...pairs].flatMap(([was, now]): Change[] => {
      const move = moveOfTargets(was, now)
      if (move === null && was.text.trim() === now.text.trim()) return []
      return [change(was, now, move, { kind: move === null ? 'reworded' : 'changed' })]
    }),
    ...lost.map((was) => change(was, null, 'dropped', { kind: 'removed', maybe: statedInstead(was, after) })),
    ...added.map((now) => change(null, now, 'set', { kind: 'added' })),
  ]
}

/** What a metric has now, set by somebody as a baseline, is no goal. */
function targetsOf({ targets }: DocumentPlan): Target[] {
  return targets.filter(({ step }) => step !== 'baseline')
}

function pairLeft(gone: readonly Target[], fresh: readonly Target[]) {
  const left = [...fresh]
  const pairs: [Target, Target][] = []
  const lost = gone.filter((was) => {
    const at = left.findIndex(({ metric, step }) => metric === was.metric && step === was.step)
    if (at < 0) return true
    pairs.push([was, left.splice(at, 1)[0] as Target])
    return false
  })
  return { pairs, lost, added: left }
}

/** A row of a table may give the figure reached where the target stood. */
function statedInstead({ metric, step }: Target, after: DocumentPlan): Side | null {
  const stated = after.metricStatements.find((one) => one.metric === metric && one.step === step)
  if (stated === undefined || stated.figure === null) return null
  return { words: stated.figure.words, place: stated.place }
}

function sideOf({ text, place }: Target): Side {
  return { words: text, place }
}

function named({ metric, metricText, step }: Target) {
  const weekId = /^week-/.test(step) ? step : null
  const tierId = /^tier-/.test(step) ? step : null
  return { id: `${metric} ${step}`, text: metricText, weekId, tierId }
}
