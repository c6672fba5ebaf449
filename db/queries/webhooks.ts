import { and, asc, desc, eq, isNull, lte } from 'drizzle-orm'
import type { AssayDatabase } from '../client.server'
import { webhook, webhookDelivery } from '../schema/notices'

/** The webhook in force, without its key; null where there is none. */
export function findWebhook(db: AssayDatabase) {
  const row = db.orm.select().from(webhook).where(isNull(webhook.endedAt)).orderBy(desc(webhook.id)).get()
  if (row === undefined) return null
  const { secret: _secret, ...shown } = row
  return shown
}

/** Deliveries whose time has come, oldest first, with where they go. */
export function dueDeliveries(db: AssayDatabase, input: { at: string; limit: number }) {
  return db.orm
    .select({ delivery: webhookDelivery, hook: webhook })
    .from(webhookDelivery)
    .innerJoin(webhook, eq(webhook.id, webhookDelivery.webhookId))
    .where(and(lte(webhookDelivery.nextAt, input.at), isNull(webhook.endedAt)))
    .orderBy(asc(webhookDelivery.id))
    .limit(input.limit)
    .all()
}

/** What was sent, or is still to be, newest first. */
export function listDeliveries(db: AssayDatabase, input: { limit: number }) {
  return db.orm.select().from(webhookDelivery).orderBy(desc(webhookDelivery.id)).limit(input.limit).all()
}
