import type { ReportContext } from '~/reports/report-context'
import type { TableSources } from '~/reports/tables'
import type { AssayDatabase } from '~db/client.server'
import { listSnapshots } from '~db/queries/snapshots'
import { changesBetween } from './changes.server'

/** What tables are made of, for pages, API and command line alike; what costs time is asked for only by the table that shows it. */
export function tableSources(db: AssayDatabase, context: ReportContext): TableSources {
  const { assessment } = context
  const program = assessment.settings.slug
  return {
    context,
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
