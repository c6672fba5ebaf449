import type { Finding } from '../evidence'
import { type Examination, hasSuccess, reachesShare, successesOf, sumStated } from './examination'
import { policy } from './policy'
import { groupBySize } from './shared-size'

/**
 * Endpoints whose average answer has, to the byte, the size of the login page: they were
 * redirected to it and counted as success. An empty login page (0 bytes) identifies nothing.
 */
export function examineLoginPageResponses({ loginPages, others }: Examination): Finding[] {
  const succeeding = others.filter(hasSuccess)
  const allSuccesses = sumStated(succeeding, successesOf)
  const bySize = groupBySize(succeeding)
  const findings: Finding[] = []
  for (const [bytes, pages] of groupBySize(loginPages)) {
    const alike = bySize.get(bytes)
    if (bytes === 0 || !alike) continue
    const responses = sumStated(alike, successesOf)
    const enough =
      alike.length >= policy.sharedSizeEndpoints || reachesShare(responses, allSuccesses, policy.loginPageShare)
    if (!enough) continue
    findings.push({
      code: 'login_page_responses',
      severity: 'taint',
      scope: 'run',
      rows: [...pages, ...alike].map((row) => row.key),
      numbers: { bytes, endpoints: alike.length, responses, successes: allSuccesses },
    })
  }
  return findings
}
