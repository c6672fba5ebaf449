import type { ClaimsReport } from '~/reports/types-plan'
import { ClaimsFound } from './claims-found'
import { standingMarkup } from './standing-markup.server'

/** The claims that were found: see standingMarkup. */
export function claimsMarkup(report: ClaimsReport, search: string): string {
  return standingMarkup({ report, beside: null, search, page: <ClaimsFound report={report} /> })
}
