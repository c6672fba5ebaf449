import { and, eq, isNull } from 'drizzle-orm'
import type { AssayDatabase } from '../client.server'
import { webhook, webhookDelivery } from '../schema/notices'
import { appendAudit } from './append-audit'
import { insertOne } from './bulk-insert'
import type { Doer } from './record-members'
import { writeTransaction } from './transaction'

/**
 * Puts a webhook in force, or (null) takes it away; what was still to be sent to the one before is
 * dropped. The log names its host alone: paths of such addresses are often secrets.
 */
export function recordWebhook(
  db: AssayDatabase,
  input: Doer & { hook: { url: string; secret: string; allowPrivate: boolean } | null },
): void {
  const { hook, by, at } = input
  writeTransaction(db, () => {
    db.orm.update(webhook).set({ endedAt: at }).where(isNull(webhook.endedAt)).run()
    db.orm.update(webhookDelivery).set({ nextAt: null }).run()
    if (hook !== null) insertOne(db.sqlite, webhook, { ...hook, by, at, endedAt: null })
    const payload = hook === null ? {} : { host: new URL(hook.url).host, allowPrivate: hook.allowPrivate }
    appendAudit(db, { programId: null, at, actor: by, action: hook === null ? 'webhook.off' : 'webhook.set', payload })
  })
}

/** Takes a delivery for one attempt; false where another process was faster. */
export function claimDelivery(
  db: AssayDatabase,
  input: { id: number; due: string | null; attempts: number; nextAt: string | null; at: string },
): boolean {
  const { id, due, attempts, nextAt, at } = input
  const same = due === null ? isNull(webhookDelivery.nextAt) : eq(webhookDelivery.nextAt, due)
  const claimed = db.orm
    .update(webhookDelivery)
    .set({ attempts, nextAt, lastAt: at })
    .where(and(eq(webhookDelivery.id, id), same))
    .run()
  return claimed.changes > 0
}

/** How an attempt went. What arrived is not tried again. */
export function noteAttempt(
  db: AssayDatabase,
  input: { id: number; at: string; status: number | null; error: string | null },
): void {
  const { id, at, status, error } = input
  const arrived = error === null ? { deliveredAt: at, nextAt: null } : {}
  db.orm
    .update(webhookDelivery)
    .set({ lastStatus: status, lastError: error, ...arrived })
    .where(eq(webhookDelivery.id, id))
    .run()
}
