import type { Finding } from '../evidence'
import { type Examination, sumStated } from './examination'

/**
 * Nothing but logins and the login page was requested. Of a partial run this is said only when
 * the rows at hand account for every request that the aggregate states.
 */
export function examineOnlyLoginRan({ run, logins, loginPages, others }: Examination): Finding[] {
  const rows = [...logins, ...loginPages]
  if (rows.length === 0 || others.some((row) => row.requests === null || row.requests > 0)) return []
  const requests = sumStated(rows, (row) => row.requests)
  if (run.partial && run.aggregate?.requests !== requests) return []
  return [
    {
      code: 'only_login_ran',
      severity: 'warn',
      scope: 'run',
      rows: rows.map((row) => row.key),
      numbers: { requests },
    },
  ]
}
