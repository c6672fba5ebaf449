import { assessProgram } from '../assess'
import type { Assessment, JudgedCriterion, ProgramState } from '../assessment'
import type { Place } from '../place'
import type { Criterion, Snapshot } from '../plan'
import { judgeProofs, proofsBySubject } from '../work/task-proofs'
import type { Change, SnapshotChanges } from './change'
import { moveOfRules, readRule, verdictOf } from './goalposts'
import type { ItemChanges } from './item-changes'
import {
  boxChanges,
  criterionChanges,
  deliverableChanges,
  milestoneChanges,
  otherChanges,
  taskChanges,
  type Versions,
} from './plan-changes'
import { documentChanges, progressChanges, statusChanges } from './statement-changes'
import { targetChanges } from './target-changes'
import { type BackingContext, backingOfCriterion, backingOfTask, backingOfWords } from './tick-backing'

export type {
  Change,
  ChangeKind,
  ChangeSubject,
  Goalpost,
  GoalpostMove,
  RuleVerdict,
  Side,
  SnapshotChanges,
  TickBacking,
} from './change'
export { changeKinds, changeSubjects, goalpostMoves, tickBackings } from './change'

/**
 * All that differs between two snapshots of one document. `state` is the program at the moment of
 * the later one (with that snapshot among its documents): ticks are held against what came between
 * the two moments, and rules of both snapshots are judged on the same evidence, that of `state`.
 */
export function compareSnapshots(before: Snapshot, after: Snapshot, state: ProgramState): SnapshotChanges {
  const versions: Versions = { before: before.plan, after: after.plan }
  const later = assessProgram(state)
  const context: BackingContext = {
    window: { from: before.effectiveAt, to: after.effectiveAt },
    state,
    assessment: later,
    attached: proofsBySubject(judgeProofs(state, later.findings), 'task'),
  }
  const changes = [
    ...targetChanges(versions, { assessment: later, runs: state.runs }),
    ...criteriaWithGoalposts(versions, judgedUnder(before, after, state), context),
    ...backed(taskChanges(versions), (task) => backingOfTask(task, context)),
    ...backed(deliverableChanges(versions), (one) => backingOfWords(one, context)),
    ...backed(milestoneChanges(versions), ({ id, text }) => backingOfWords({ id, text, note: null }, context)),
    ...backed(boxChanges(versions), ({ text }) => backingOfWords({ id: text, text, note: null }, context)),
    ...statusChanges(versions),
    ...progressChanges(versions),
    ...otherChanges(versions),
    ...documentChanges(versions),
  ]
  const stamp = ({ revision, sha256, effectiveAt }: Snapshot) => ({ revision, sha256, effectiveAt })
  return { document: after.document, before: stamp(before), after: stamp(after), changes }
}

/** The criteria of the earlier snapshot on the evidence of the later moment: only the document differs. */
function judgedUnder(before: Snapshot, after: Snapshot, state: ProgramState): Assessment {
  const isLater = ({ document }: Snapshot) => document === after.document
  const snapshots = [before, ...state.snapshots.filter((one) => !isLater(one))]
  return assessProgram({ ...state, snapshots, earlier: state.earlier.filter((one) => !isLater(one)) })
}

function backed<T extends { place: Place }>(
  { changes, later }: Pick<ItemChanges<T>, 'changes' | 'later'>,
  backing: (item: T) => Change['backing'],
): Change[] {
  const items = new Map(later.map((item) => [keyOf(item.place), item]))
  return changes.map((change) => {
    const came = change.kind === 'ticked' || (change.kind === 'added' && change.ticked === true)
    const item = came && change.after !== null ? items.get(keyOf(change.after.place)) : undefined
    return item === undefined ? change : { ...change, backing: backing(item) }
  })
}

function keyOf({ line, column }: Place): string {
  return `${line}:${column}`
}

function criteriaById({ tiers }: Assessment): Map<string, JudgedCriterion> {
  return new Map(tiers.flatMap(({ criteria }) => criteria.map((judged) => [judged.criterion.id, judged] as const)))
}

/** Criteria whose rule is another one now, and those that were dropped (they stay in their tier). */
function criteriaWithGoalposts(versions: Versions, earlier: Assessment, context: BackingContext): Change[] {
  const [was, now] = [criteriaById(earlier), criteriaById(context.assessment)]
  const compared = criterionChanges(versions)
  const found = backed<Criterion>(compared, ({ id }) => backingOfCriterion(id, now.get(id), context))
  const moved = compared.pairs.flatMap(({ before, after }): Change[] => {
    const [old, current] = [was.get(before.id), now.get(after.id)]
    const [from, to] = [readRule(old?.rule ?? null), readRule(current?.rule ?? null)]
    const move = from === null || to === null ? null : moveOfRules(from, to)
    if (move === null) return []
    const goalpost = { move, before: verdictOf(old), after: verdictOf(current) }
    return [goalpostOf(before, after, goalpost)]
  })
  const rewordedOnly = found.filter(
    (change) => !(change.kind === 'reworded' && moved.some(({ itemId }) => itemId === change.itemId)),
  )
  return [
    ...moved,
    ...rewordedOnly.map((change): Change => {
      if (change.kind === 'removed')
        return { ...change, goalpost: { move: 'dropped', before: verdictOf(was.get(change.itemId)), after: null } }
      if (change.kind === 'added')
        return { ...change, goalpost: { move: 'set', before: null, after: verdictOf(now.get(change.itemId)) } }
      return change
    }),
  ]
}

function goalpostOf(before: Criterion, after: Criterion, goalpost: Change['goalpost']): Change {
  return {
    subject: 'criterion',
    kind: 'changed',
    itemId: after.id,
    text: after.text,
    field: 'rule',
    before: { words: before.text, place: before.place },
    after: { words: after.text, place: after.place },
    weekId: null,
    tierId: after.tierId,
    ticked: after.ticked,
    backing: null,
    goalpost,
    maybe: null,
  }
}
