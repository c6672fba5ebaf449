import { blob, index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { documentRoles } from '~/domain/vocabulary'

/**
 * Received: what people gave to Assay, content-addressed and never changed (triggers refuse it).
 * Everything in `derived.ts` can be rebuilt from these tables alone.
 */

export const evidenceKinds = [
  'stats',
  'history',
  'failures',
  'exceptions',
  'requests',
  'distribution',
  'result',
  'report',
  'run_note',
  'unknown',
] as const

/** One improvement program. Imports never mix programs; the sample one is marked. */
export const program = sqliteTable('program', {
  id: integer('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  title: text('title').notNull(),
  /** Folder of the tracker at first import: with the title it tells programs apart. */
  sourceFolder: text('source_folder').notNull(),
  /** The bundled model program: an import that does not name it never lands in it. */
  sample: integer('sample', { mode: 'boolean' }).notNull(),
  createdAt: text('created_at').notNull(),
})

/** Bytes by their SHA-256. */
export const receivedBlob = sqliteTable('received_blob', {
  sha256: text('sha256').primaryKey(),
  size: integer('size').notNull(),
  bytes: blob('bytes', { mode: 'buffer' }).notNull(),
})

/** One import that changed something, with all its files: replaying imports in order rebuilds what is derived. */
export const receivedImport = sqliteTable('received_import', {
  id: integer('id').primaryKey(),
  programId: integer('program_id')
    .notNull()
    .references(() => program.id),
  importedAt: text('imported_at').notNull(),
  /** Effective time a person gave on import; null where the documents speak for themselves. */
  givenEffectiveAt: text('given_effective_at'),
  /** JSON of what was said about its evidence (domain `Given`); null where nothing was. */
  given: text('given'),
})

export const receivedFile = sqliteTable(
  'received_file',
  {
    importId: integer('import_id')
      .notNull()
      .references(() => receivedImport.id),
    path: text('path').notNull(),
    sha256: text('sha256')
      .notNull()
      .references(() => receivedBlob.sha256),
  },
  (table) => [primaryKey({ columns: [table.importId, table.path] })],
)

/** A document across its snapshots. */
export const document = sqliteTable(
  'document',
  {
    id: integer('id').primaryKey(),
    programId: integer('program_id')
      .notNull()
      .references(() => program.id),
    slug: text('slug').notNull(),
  },
  (table) => [unique().on(table.programId, table.slug)],
)

/** One snapshot of a document: its bytes, numbered from 1 in the order they took effect within each import. */
export const documentRevision = sqliteTable(
  'document_revision',
  {
    id: integer('id').primaryKey(),
    documentId: integer('document_id')
      .notNull()
      .references(() => document.id),
    revision: integer('revision').notNull(),
    sha256: text('sha256')
      .notNull()
      .references(() => receivedBlob.sha256),
    file: text('file').notNull(),
    role: text('role', { enum: documentRoles }).notNull(),
    importedAt: text('imported_at').notNull(),
    givenEffectiveAt: text('given_effective_at'),
  },
  (table) => [unique().on(table.documentId, table.revision), index('document_revision_sha').on(table.sha256)],
)

/** An evidence file that a program received. */
export const evidenceFile = sqliteTable(
  'evidence_file',
  {
    programId: integer('program_id')
      .notNull()
      .references(() => program.id),
    sha256: text('sha256').notNull(),
    name: text('name').notNull(),
    kind: text('kind', { enum: evidenceKinds }).notNull(),
    bytes: integer('bytes').notNull(),
    importedAt: text('imported_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.programId, table.sha256, table.name] })],
)
