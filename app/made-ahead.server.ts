import { overviewMarkup } from './components/overview-markup.server'
import { overviewReport } from './reports/overview'
import { madeAhead } from './server/made-ahead'

/** Of the page that everybody begins with: what its loader then finds remembered of its report and markup. */
export function makeOverviewAhead(): void {
  madeAhead('overview-report', ({ assessment, input }) => void overviewReport(assessment, input))
  madeAhead('overview-markup', ({ assessment, input }) => {
    overviewMarkup(overviewReport(assessment, input), null, '')
  })
}
