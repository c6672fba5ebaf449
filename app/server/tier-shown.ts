import { may } from '~/domain/people'
import { badgeView } from '~/reports/badge-view'
import { reportContext } from '~/reports/report-context'
import { tierReport } from '~/reports/tier'
import { tierHistoryView } from '~/reports/tier-history'
import { tierHistoryAt } from '~db/queries/tier-points'
import type { AssayContext } from './context'
import { originOf } from './origin-of'

/** What a tier's page shows: of the program, and of who is looking whether they may sign; null for no tier. */
export function tierShown(context: AssayContext, request: Request, tierId: string) {
  const { assessment, input } = context.assess(request)
  const report = tierReport(assessment, input, tierId)
  if (report === null) return null
  const viewer = context.viewer(request)
  const tier = assessment.tiers.find((one) => one.tier.id === report.id) ?? null
  return {
    report,
    history: tierHistoryView(assessment, input, tierHistoryAt(context.db, assessment, report.id)),
    badge: badgeView(reportContext(assessment, input), originOf(context, request), tier),
    maySign: viewer !== null && viewer.token === null && may(viewer.role, 'sign'),
  }
}
