import type { ReportContext } from '~/reports/report-context'
import type { TableSources } from '~/reports/tables'
import type { AssayDatabase } from '~db/client.server'
import { programPointsAt } from '~db/queries/program-points'
import { listSnapshots } from '~db/queries/snapshots'
import { changesBetween } from './changes.server'
import { buildReview } from './review/build-review'

/** What tables are made of, for pages, API and command line alike; what costs time is asked for only by the table that shows it. */
export function tableSources(db: AssayDatabase, context: ReportContext): TableSources {
  const { assessment } = context
  const program = assessment.settings.slug
  return {
    context,
    points: () => programPointsAt(db, { program, asOf: assessment.asOf }).points,
    review: (weekId) => buildReview(db, { assessment, input: context.input }, weekId),
    changes: () => {
      const { tracker } = assessment
      if (tracker === null) return []
      const kept = listSnapshots(db, { program, until: assessment.asOf }).filter(
        ({ document }) => document === tracker.slug,
      )
      const [before, after] = kept.slice(-2)
      return before === undefined || after === undefined ? [] : changesBetween(db, { program, before, after }).changes
    },
  }
}
