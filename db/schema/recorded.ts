import { integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { program } from './received'

/**
 * Recorded: acts of people. Append-only (triggers refuse UPDATE and DELETE), each act also an
 * entry of the hash-chained audit log; no import ever touches them. Natural ids join them to the
 * plan, so they survive a rebuild of everything derived.
 */

/** A rule that a member set or confirmed for a criterion; the latest of a criterion is in force. */
export const ruleBinding = sqliteTable('rule_binding', {
  id: integer('id').primaryKey(),
  programId: integer('program_id')
    .notNull()
    .references(() => program.id),
  criterionId: text('criterion_id').notNull(),
  rule: text('rule').notNull(),
  kind: text('kind', { enum: ['set', 'confirmed'] }).notNull(),
  by: text('by').notNull(),
  at: text('at').notNull(),
})

/** A stated fact, or (where `revokes` names one) the withdrawal of an earlier statement. */
export const attestation = sqliteTable('attestation', {
  id: integer('id').primaryKey(),
  programId: integer('program_id')
    .notNull()
    .references(() => program.id),
  subject: text('subject').notNull(),
  by: text('by').notNull(),
  at: text('at').notNull(),
  note: text('note').notNull(),
  revokes: integer('revokes'),
})

/** A person declared a run void, with a reason. */
export const invalidation = sqliteTable('invalidation', {
  id: integer('id').primaryKey(),
  programId: integer('program_id')
    .notNull()
    .references(() => program.id),
  runLabel: text('run_label').notNull(),
  by: text('by').notNull(),
  at: text('at').notNull(),
  reason: text('reason').notNull(),
})

/** An import or upload that changed something, with what it told: shown under an address of its own. */
export const upload = sqliteTable('upload', {
  id: integer('id').primaryKey(),
  programId: integer('program_id')
    .notNull()
    .references(() => program.id),
  at: text('at').notNull(),
  by: text('by').notNull(),
  via: text('via', { enum: ['page', 'api', 'cli'] }).notNull(),
  /** Over names, bytes and what was said of them: the same upload again has the same. */
  digest: text('digest').notNull(),
  files: integer('files').notNull(),
  /** JSON of the receipt (`receiptSchema`). */
  receipt: text('receipt').notNull(),
})

/** `hash` = SHA-256 over `prev_hash` and the entry's own fields; the first entry's `prev_hash` is 64 zeros. */
export const auditEntry = sqliteTable(
  'audit_entry',
  {
    seq: integer('seq').primaryKey(),
    programId: integer('program_id').references(() => program.id),
    at: text('at').notNull(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    /** JSON of what was done. */
    payload: text('payload').notNull(),
    prevHash: text('prev_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [unique().on(table.prevHash)],
)

/** One row: a counter that every write transaction raises, so that readers may memoize by it. */
export const dataVersion = sqliteTable('data_version', {
  id: integer('id').primaryKey(),
  version: integer('version').notNull(),
})
