import { integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { proofKinds, proofSubjects, sheetColours } from '~/domain/work/records'
import { program, receivedBlob } from './received'

/**
 * Recorded: what members write about the work itself. Append-only, each row with its entry in the
 * audit log; what corrects or withdraws a row is a row of its own that names it.
 */
const programId = () =>
  integer('program_id')
    .notNull()
    .references(() => program.id)

/** Something attached to a task, deliverable or milestone. */
export const workProof = sqliteTable('work_proof', {
  id: integer('id').primaryKey(),
  programId: programId(),
  subject: text('subject', { enum: proofSubjects }).notNull(),
  subjectId: text('subject_id').notNull(),
  subjectText: text('subject_text').notNull(),
  kind: text('kind', { enum: proofKinds }).notNull(),
  value: text('value').notNull(),
  sha256: text('sha256').references(() => receivedBlob.sha256),
  note: text('note').notNull(),
  by: text('by').notNull(),
  at: text('at').notNull(),
})

export const workProofWithdrawal = sqliteTable('work_proof_withdrawal', {
  id: integer('id').primaryKey(),
  proofId: integer('proof_id')
    .notNull()
    .unique()
    .references(() => workProof.id),
  reason: text('reason').notNull(),
  by: text('by').notNull(),
  at: text('at').notNull(),
})

/** Actual minutes and cents of a week. */
export const costEntry = sqliteTable('cost_entry', {
  id: integer('id').primaryKey(),
  programId: programId(),
  weekId: text('week_id').notNull(),
  day: text('day'),
  minutes: integer('minutes'),
  cents: integer('cents'),
  note: text('note').notNull(),
  /** The entry that this one corrects; an entry is corrected once. */
  replaces: integer('replaces').unique(),
  by: text('by').notNull(),
  at: text('at').notNull(),
})

export const riskLink = sqliteTable('risk_link', {
  id: integer('id').primaryKey(),
  programId: programId(),
  riskId: text('risk_id').notNull(),
  criterionId: text('criterion_id').notNull(),
  kind: text('kind', { enum: ['link', 'unlink'] }).notNull(),
  note: text('note').notNull(),
  by: text('by').notNull(),
  at: text('at').notNull(),
})

/**
 * Words of a review or stand-up before it is published. `revision` counts up; two who save on the
 * same revision cannot both succeed, and no text is ever overwritten.
 */
export const sheetDraft = sqliteTable(
  'sheet_draft',
  {
    id: integer('id').primaryKey(),
    programId: programId(),
    sheet: text('sheet').notNull(),
    revision: integer('revision').notNull(),
    colour: text('colour', { enum: sheetColours }),
    /** JSON: words by section key. */
    words: text('words').notNull(),
    by: text('by').notNull(),
    at: text('at').notNull(),
  },
  (table) => [unique().on(table.programId, table.sheet, table.revision)],
)

/** A published sheet, frozen with the figures of its moment. */
export const publishedSheet = sqliteTable(
  'published_sheet',
  {
    id: integer('id').primaryKey(),
    programId: programId(),
    sheet: text('sheet').notNull(),
    version: integer('version').notNull(),
    colour: text('colour', { enum: sheetColours }),
    words: text('words').notNull(),
    /** Canonical JSON of the figures, and its SHA-256. */
    facts: text('facts').notNull(),
    factsHash: text('facts_hash').notNull(),
    asOf: text('as_of').notNull(),
    by: text('by').notNull(),
    at: text('at').notNull(),
  },
  (table) => [unique().on(table.programId, table.sheet, table.version)],
)

/** A program is put away or taken back; the latest row holds. */
export const programArchive = sqliteTable('program_archive', {
  id: integer('id').primaryKey(),
  programId: programId(),
  kind: text('kind', { enum: ['archive', 'restore'] }).notNull(),
  note: text('note').notNull(),
  by: text('by').notNull(),
  at: text('at').notNull(),
})
