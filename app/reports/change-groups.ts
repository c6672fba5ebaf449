import { type Change, goalpostMoves } from '~/domain/changes'
import { type ChangeGroup, groupWords } from './messages/changes'

export const changeGroups = Object.keys(groupWords) as ChangeGroup[]

/** Where a change is told: goalposts first, whatever else it is. */
export function groupOf(change: Change): ChangeGroup {
  if (change.goalpost !== null) return 'goalposts'
  switch (change.kind) {
    case 'ticked':
      return change.backing?.kind === 'new' ? 'ticked_new' : 'ticked_bare'
    case 'unticked':
    case 'moved':
    case 'reworded':
    case 'removed':
      return change.kind
    case 'added':
      return change.ticked === true ? 'came_ticked' : 'added'
    case 'changed':
      return change.subject === 'status' || change.subject === 'progress' ? 'statuses' : 'facts'
  }
}

/** Worst first among goalposts; the rest stays in the order of the documents. */
export function inOrder(changes: readonly Change[]): Change[] {
  const rank = ({ goalpost }: Change) => (goalpost === null ? 0 : goalpostMoves.indexOf(goalpost.move))
  return changes.toSorted((a, b) => rank(a) - rank(b))
}
