import type { Assessment } from '../assessment'

const proving = new Set(['task_proven', 'task_proven_by_member'])

/** Ids of the ticked tasks that carry valid proof, as the ledger has them. */
export function provenTaskIds({ tracker, claims }: Pick<Assessment, 'tracker' | 'claims'>): ReadonlySet<string> {
  if (tracker === null) return new Set()
  const subjects = new Set(
    claims.filter(({ kind, reason }) => kind === 'task' && proving.has(reason)).map(({ subject }) => subject),
  )
  return new Set(tracker.tasks.filter(({ id, ticked }) => ticked && subjects.has(id)).map(({ id }) => id))
}
