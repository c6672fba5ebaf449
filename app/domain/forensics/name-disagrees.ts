import type { Finding } from '../evidence'
import type { Examination } from './examination'
import { usersInName, usersReached } from './stated-users'

/** The file name promises another number of users than the history shows. */
export function examineNameDisagrees({ run }: Examination): Finding[] {
  const named = usersInName(run)
  const reached = usersReached(run)
  if (named === null || reached === null || named === reached) return []
  return [{ code: 'name_disagrees', severity: 'warn', scope: 'run', rows: [], numbers: { named, reached } }]
}
