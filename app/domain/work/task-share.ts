import type { Task } from '../plan'

/** How much of a week is ticked and proven; tasks count, or minutes where every task has an estimate. */
export interface TaskShare {
  basis: 'hours' | 'count'
  /** Minutes or tasks, by the basis. */
  ticked: number
  proven: number
  total: number
}

/**
 * Hours weigh only where every task of the week states them: four estimated tasks of 28 would
 * otherwise speak for all. null where the week has no tasks.
 */
export function taskShare(tasks: readonly Task[], proven: ReadonlySet<string>): TaskShare | null {
  if (tasks.length === 0) return null
  const minutes = tasks.flatMap(({ estimateMinutes }) => (estimateMinutes === null ? [] : [estimateMinutes]))
  const total = minutes.reduce((sum, value) => sum + value, 0)
  const byHours = minutes.length === tasks.length && total > 0
  const weigh = (counted: readonly Task[]) =>
    byHours ? counted.reduce((sum, { estimateMinutes }) => sum + (estimateMinutes as number), 0) : counted.length
  const ticked = tasks.filter((task) => task.ticked)
  return {
    basis: byHours ? 'hours' : 'count',
    ticked: weigh(ticked),
    proven: weigh(ticked.filter(({ id }) => proven.has(id))),
    total: byHours ? total : tasks.length,
  }
}
