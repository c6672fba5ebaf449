import type { Finding } from '../evidence'
import { type Examination, hasSuccess, successesOf, sumStated } from './examination'
import { policy } from './policy'
import { groupBySize } from './shared-size'

/** Most reads answer with one exact size although they are different pages, and no login page explains it. */
export function examineUniformResponses({ loginPages, others }: Examination): Finding[] {
  const reads = others.filter((row) => row.method?.toUpperCase() === 'GET' && row.avgBytes !== null && hasSuccess(row))
  if (reads.length < policy.uniformMinEndpoints) return []
  const loginSizes = new Set(loginPages.map((row) => row.avgBytes))
  for (const [bytes, rows] of groupBySize(reads)) {
    if (loginSizes.has(bytes) || rows.length * 2 <= reads.length) continue
    return [
      {
        code: 'uniform_responses',
        severity: 'taint',
        scope: 'run',
        rows: rows.map((row) => row.key),
        numbers: {
          bytes,
          endpoints: rows.length,
          readEndpoints: reads.length,
          responses: sumStated(rows, successesOf),
        },
      },
    ]
  }
  return []
}
