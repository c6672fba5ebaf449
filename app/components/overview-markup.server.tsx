import type { BurnUpSpark } from '~/reports/burn-up'
import type { OverviewReport } from '~/reports/types-overview'
import { OverviewPage } from './overview-page'
import { standingMarkup } from './standing-markup.server'

/** The overview below its frame: see standingMarkup. */
export function overviewMarkup(report: OverviewReport, spark: BurnUpSpark | null, search: string): string {
  const page = <OverviewPage report={report} spark={spark} />
  return standingMarkup({ report, beside: spark, search, page })
}
