import { renderToStaticMarkup } from 'react-dom/server'
import type { BurnUpSpark } from '~/reports/burn-up'
import type { OverviewReport } from '~/reports/types-overview'
import { withMoment } from './moment-link'
import { OverviewPage } from './overview-page'
import { MarkedSearch } from './page-link'

/** Addresses of one moment differ little: the same day may be written in a few ways. */
const keptAddresses = 4
const made = new WeakMap<OverviewReport, Map<string, string>>()

/**
 * The overview below its frame. A report is the same object as long as nothing was written, and holds
 * nothing of who is looking: its markup is made once for each curve and each way to write its moment.
 */
export function overviewMarkup(report: OverviewReport, spark: BurnUpSpark | null, search: string): string {
  const moment = withMoment('', search)
  const key = JSON.stringify([moment, spark])
  const before = made.get(report)
  const known = before === undefined ? new Map<string, string>() : before
  if (before === undefined) made.set(report, known)
  const found = known.get(key)
  if (found !== undefined) return found
  const markup = renderToStaticMarkup(
    <MarkedSearch.Provider value={moment}>
      <OverviewPage report={report} spark={spark} />
    </MarkedSearch.Provider>,
  )
  if (known.size >= keptAddresses) known.clear()
  known.set(key, markup)
  return markup
}
