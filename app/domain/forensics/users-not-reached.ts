import type { Finding } from '../evidence'
import type { Examination } from './examination'
import { usersReached } from './stated-users'

/** The run note declares more users than the history ever shows. */
export function examineUsersNotReached({ run }: Examination): Finding[] {
  const noted = run.users?.source === 'run_note' ? run.users.value : null
  const declared = run.declaredUsers ?? noted
  const reached = usersReached(run)
  if (declared === null || reached === null || reached >= declared) return []
  return [{ code: 'users_not_reached', severity: 'warn', scope: 'run', rows: [], numbers: { declared, reached } }]
}
