import type { ProgramState } from '../assessment'
import type { Snapshot } from '../plan'

/** Every snapshot of the tracker in effect, oldest first; the last is the one that counts now. */
export function trackerSnapshots({ snapshots, earlier }: Pick<ProgramState, 'snapshots' | 'earlier'>): Snapshot[] {
  const current = snapshots.find(({ plan }) => plan.role === 'tracker')
  if (current === undefined) return []
  return [...earlier.filter(({ document }) => document === current.document), current]
}
