import { integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { provenances } from '~/domain/vocabulary'
import { program } from './received'

/**
 * Test, coverage and metric reports, derived from evidence files. A label met again with other
 * bytes is a further revision of the same report: the earlier one is kept. Two kinds or formats
 * under one label (a folder's junit.xml and coverage.xml) are two reports.
 */
export const report = sqliteTable(
  'report',
  {
    id: integer('id').primaryKey(),
    programId: integer('program_id')
      .notNull()
      .references(() => program.id),
    kind: text('kind', { enum: ['tests', 'coverage', 'metrics'] }).notNull(),
    format: text('format').notNull(),
    label: text('label').notNull(),
    revision: integer('revision').notNull(),
    sha256: text('sha256').notNull(),
    /** SHA-256 of what was read, without file names: tells whether a newer importer reads it otherwise. */
    digest: text('digest').notNull(),
    importedAt: text('imported_at').notNull(),
    provenance: text('provenance', { enum: provenances }).notNull(),
    effectiveAt: text('effective_at'),
    /** JSON of the whole domain `Report`: pages and rules read it whole, nothing asks for a part of it. */
    content: text('content').notNull(),
    /** JSON of what the importer had to say about its file. */
    diagnostics: text('diagnostics').notNull(),
  },
  (table) => [unique().on(table.programId, table.kind, table.format, table.label, table.revision)],
)
