import { index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { tierEventKinds } from '~/domain/tier-events'
import { program } from './received'

/**
 * State, not records: what was noticed of signed tiers, who was told, and what was sent. All of it
 * follows from what is recorded; a read mark and a delivery's attempts must be able to change.
 */

/** A signed tier became suspect or regressed: once for each tier and cause. */
export const tierEvent = sqliteTable(
  'tier_event',
  {
    id: integer('id').primaryKey(),
    programId: integer('program_id')
      .notNull()
      .references(() => program.id),
    tierId: text('tier_id').notNull(),
    kind: text('kind', { enum: tierEventKinds }).notNull(),
    /** What names the cause: the same cause is told once. */
    cause: text('cause').notNull(),
    /** JSON of domain `TierEvent`. */
    facts: text('facts').notNull(),
    at: text('at').notNull(),
  },
  (table) => [unique().on(table.programId, table.tierId, table.cause)],
)

/** An event as told to one who signed. `member` is the sign-in name that stands in the signature. */
export const notice = sqliteTable(
  'notice',
  {
    id: integer('id').primaryKey(),
    eventId: integer('event_id')
      .notNull()
      .references(() => tierEvent.id),
    member: text('member').notNull(),
    readAt: text('read_at'),
  },
  (table) => [unique().on(table.eventId, table.member), index('notice_member').on(table.member)],
)

/** Where events are sent; the one without an end is in force. */
export const webhook = sqliteTable('webhook', {
  id: integer('id').primaryKey(),
  url: text('url').notNull(),
  /** Key of the HMAC: the receiver must know it too, so it cannot be kept as a hash. */
  secret: text('secret').notNull(),
  /** Whether addresses of this machine and of private networks may be reached. */
  allowPrivate: integer('allow_private', { mode: 'boolean' }).notNull(),
  by: text('by').notNull(),
  at: text('at').notNull(),
  endedAt: text('ended_at'),
})

export const webhookDelivery = sqliteTable(
  'webhook_delivery',
  {
    id: integer('id').primaryKey(),
    eventId: integer('event_id')
      .notNull()
      .references(() => tierEvent.id),
    webhookId: integer('webhook_id')
      .notNull()
      .references(() => webhook.id),
    attempts: integer('attempts').notNull(),
    /** When to try next; null once it arrived or was given up. */
    nextAt: text('next_at'),
    deliveredAt: text('delivered_at'),
    /** HTTP status of the last attempt; null where none came back. */
    lastStatus: integer('last_status'),
    lastError: text('last_error'),
    lastAt: text('last_at'),
  },
  (table) => [unique().on(table.eventId, table.webhookId), index('webhook_delivery_due').on(table.nextAt)],
)
