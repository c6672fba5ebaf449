import { lastBackupAt } from '~db/backup/last-backup'
import type { AssayDatabase } from '~db/client.server'
import { databaseFigures } from '~db/queries/database-figures'
import { witnessTrouble } from '~db/witness'
import type { ServerMetrics } from './server-metrics'

/** What is looked up of the database when somebody asks. */
export function databaseMetrics(metrics: ServerMetrics, db: AssayDatabase): void {
  metrics.gauges('assay_database_bytes', 'Size of the database and of its write-ahead log.', 'part', () => {
    const { mainBytes, walBytes } = databaseFigures(db)
    return { main: mainBytes, wal: walBytes }
  })
  metrics.gauges('assay_database_pages', 'Pages of the database, and those of them that are free.', 'kind', () => {
    const { pages, freePages } = databaseFigures(db)
    return { all: pages, free: freePages }
  })
  metrics.gauges('assay_rows', 'Rows of what people bring and record.', 'table', () => databaseFigures(db).rows)
  metrics.gauge('assay_evidence_bytes', 'Received bytes, each content once.', () => databaseFigures(db).evidenceBytes)
  metrics.gauge(
    'assay_webhook_deliveries_due',
    'Messages of the webhook that are still to be sent.',
    () => databaseFigures(db).deliveriesDue,
  )
  metrics.gauge('assay_witness_trouble', '1 where the last act could not be witnessed.', () =>
    witnessTrouble(db) === null ? 0 : 1,
  )
  metrics.gauge(
    'assay_last_backup_timestamp_seconds',
    'When `assay backup` last finished a copy of this database; NaN where it never did.',
    () => lastBackupAt(db.file) ?? Number.NaN,
  )
}
