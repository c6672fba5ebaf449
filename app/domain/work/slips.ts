import { headOf } from '../changes/similarity'
import type { Instant, Place } from '../place'
import type { Snapshot, Task } from '../plan'
import { matchPlans } from './matched-plans'

/** One end of a move: where a task stands in one snapshot. */
export interface SlipEnd {
  weekId: string
  taskId: string
  text: string
  ticked: boolean
  estimateMinutes: number | null
  place: Place
}

/** `moved`: from one week to another; `added` and `dropped`: it stands in one of the two snapshots alone. */
export type SlipKind = 'moved' | 'added' | 'dropped'

/** A task that another snapshot has in another week, or not at all. */
export interface Slip {
  kind: SlipKind
  from: SlipEnd | null
  to: SlipEnd | null
  /** False where the two ends only may be the same task; true for what was added or dropped. */
  certain: boolean
  /** In the same week, an item on the other side that it may be, reworded; null where there is none. */
  maybe: SlipEnd | null
  /** The two snapshots. */
  before: { sha256: string; effectiveAt: Instant }
  after: { sha256: string; effectiveAt: Instant }
}

/** All tasks that moved between weeks, were added or dropped, snapshot by snapshot; `trackers` oldest first. */
export function slipsOf(trackers: readonly Snapshot[]): Slip[] {
  return trackers.slice(1).flatMap((after, at) => slipsBetween(trackers[at] as Snapshot, after))
}

/** Per pair of snapshots. A task is known again within its week; elsewhere its words must tell. */
export function slipsBetween(before: Snapshot, after: Snapshot): Slip[] {
  const { gone, fresh, maybe } = matchPlans(before.plan, after.plan).task
  const stamps = { before: stampOf(before), after: stampOf(after) }
  const fromGone = new Map(maybe)
  const fromFresh = new Map(maybe.map(([was, now]) => [now, was]))
  const out = gone.map((task): Slip => {
    const now = fromGone.get(task)
    if (now === undefined || now.weekId === task.weekId)
      return { ...stamps, kind: 'dropped', from: endOf(task), to: null, certain: true, maybe: endOrNull(now) }
    const certain = headOf(task.text) === headOf(now.text)
    return { ...stamps, kind: 'moved', from: endOf(task), to: endOf(now), certain, maybe: null }
  })
  const added = fresh.flatMap((task): Slip[] => {
    const was = fromFresh.get(task)
    if (was !== undefined && was.weekId !== task.weekId) return []
    return [{ ...stamps, kind: 'added', from: null, to: endOf(task), certain: true, maybe: endOrNull(was) }]
  })
  return [...out, ...added]
}

function stampOf({ sha256, effectiveAt }: Snapshot): Slip['before'] {
  return { sha256, effectiveAt }
}

function endOf({ id, weekId, text, ticked, estimateMinutes, place }: Task): SlipEnd {
  return { weekId, taskId: id, text, ticked, estimateMinutes, place }
}

function endOrNull(task: Task | undefined): SlipEnd | null {
  return task === undefined ? null : endOf(task)
}
