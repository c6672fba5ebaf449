import { sql } from 'drizzle-orm'
import { integer, sqliteTable, text, unique, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { meanings } from '~/domain/acts/records'
import { program, receivedBlob } from './received'
import { attestation, invalidation } from './recorded'

/**
 * Recorded acts on tiers and criteria: append-only like those in `recorded.ts`, each with its entry
 * in the audit log. What ends or corrects an act is a row of its own that names it.
 */
const programId = () =>
  integer('program_id')
    .notNull()
    .references(() => program.id)

/** A request to let a criterion pass until `expires_at`. */
export const waiver = sqliteTable('waiver', {
  id: integer('id').primaryKey(),
  programId: programId(),
  criterionId: text('criterion_id').notNull(),
  /** Text, rule and conditions at the time of the request: another rule voids it. */
  fingerprint: text('fingerprint').notNull(),
  reason: text('reason').notNull(),
  expiresAt: text('expires_at').notNull(),
  by: text('by').notNull(),
  at: text('at').notNull(),
})

export const waiverDecision = sqliteTable(
  'waiver_decision',
  {
    id: integer('id').primaryKey(),
    waiverId: integer('waiver_id')
      .notNull()
      .references(() => waiver.id),
    kind: text('kind', { enum: ['approve', 'reject', 'revoke'] }).notNull(),
    by: text('by').notNull(),
    at: text('at').notNull(),
    note: text('note').notNull(),
  },
  (table) => [unique().on(table.waiverId, table.kind)],
)

/** A statement that a criterion asks for nothing here. */
export const notApplicable = sqliteTable('not_applicable', {
  id: integer('id').primaryKey(),
  programId: programId(),
  criterionId: text('criterion_id').notNull(),
  fingerprint: text('fingerprint').notNull(),
  reason: text('reason').notNull(),
  by: text('by').notNull(),
  at: text('at').notNull(),
})

export const notApplicableDecision = sqliteTable(
  'not_applicable_decision',
  {
    id: integer('id').primaryKey(),
    declarationId: integer('declaration_id')
      .notNull()
      .references(() => notApplicable.id),
    kind: text('kind', { enum: ['confirm', 'reject', 'withdraw'] }).notNull(),
    by: text('by').notNull(),
    at: text('at').notNull(),
    note: text('note').notNull(),
  },
  (table) => [unique().on(table.declarationId, table.kind)],
)

/**
 * Signatures and their withdrawals. Of a person and role on a tier each record names the one
 * before, and none is named twice: the records are one chain, and its end is the current signature.
 */
export const signOff = sqliteTable(
  'sign_off',
  {
    id: integer('id').primaryKey(),
    programId: programId(),
    tierId: text('tier_id').notNull(),
    role: text('role').notNull(),
    by: text('by').notNull(),
    at: text('at').notNull(),
    meaning: text('meaning', { enum: [...meanings, 'withdraw'] }).notNull(),
    note: text('note').notNull(),
    /** Canonical JSON of what was signed, and its SHA-256. */
    pack: text('pack').notNull(),
    packHash: text('pack_hash').notNull(),
    replaces: integer('replaces').unique(),
  },
  (table) => [
    uniqueIndex('sign_off_once').on(
      table.programId,
      table.tierId,
      table.by,
      table.role,
      sql`coalesce(${table.replaces}, 0)`,
    ),
  ],
)

/** A member takes back that a run is void. */
export const invalidationWithdrawal = sqliteTable('invalidation_withdrawal', {
  id: integer('id').primaryKey(),
  invalidationId: integer('invalidation_id')
    .notNull()
    .unique()
    .references(() => invalidation.id),
  by: text('by').notNull(),
  at: text('at').notNull(),
  reason: text('reason').notNull(),
})

/** A member accepts that the documents dropped a criterion; `snapshot` is the tracker's SHA-256 at that time. */
export const removalAcceptance = sqliteTable(
  'removal_acceptance',
  {
    id: integer('id').primaryKey(),
    programId: programId(),
    criterionId: text('criterion_id').notNull(),
    snapshot: text('snapshot').notNull(),
    by: text('by').notNull(),
    at: text('at').notNull(),
    reason: text('reason').notNull(),
  },
  (table) => [unique().on(table.programId, table.criterionId, table.snapshot)],
)

/** A file that a member attached to a statement. */
export const attestationFile = sqliteTable('attestation_file', {
  attestationId: integer('attestation_id')
    .primaryKey()
    .references(() => attestation.id),
  name: text('name').notNull(),
  sha256: text('sha256')
    .notNull()
    .references(() => receivedBlob.sha256),
})
