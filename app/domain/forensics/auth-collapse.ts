import type { Finding } from '../evidence'
import { type Examination, hasSuccess, reachesShare, sumStated } from './examination'
import { policy } from './policy'

/**
 * Most logins failed while the rest of the run reports success: whoever made those requests was
 * not logged in. Only login rows that state both counts take part.
 */
export function examineAuthCollapse({ logins, others }: Examination): Finding[] {
  const counted = logins.filter((row) => row.requests !== null && row.failures !== null)
  const requests = sumStated(counted, (row) => row.requests)
  const failures = sumStated(counted, (row) => row.failures)
  if (requests === 0 || !reachesShare(failures, requests, policy.authCollapseShare)) return []
  const succeeding = others.filter(hasSuccess)
  if (succeeding.length === 0) return []
  return [
    {
      code: 'auth_collapse',
      severity: 'taint',
      scope: 'run',
      rows: counted.map((row) => row.key),
      numbers: { requests, failures, otherEndpoints: succeeding.length },
    },
  ]
}
