import { eventMessage } from '~/reports/notices'
import type { AssayDatabase } from '~db/client.server'
import { findTierEvent } from '~db/queries/notices'
import { dueDeliveries } from '~db/queries/webhooks'
import { isWritable } from '~db/write-lock'
import { claimDelivery, noteAttempt } from '~db/writes/record-webhook'
import { send } from './send'

const second = 1000
const minute = 60 * second

/** How long to wait after each failure; after the last one a delivery is given up. */
export const waits = [30 * second, 2 * minute, 10 * minute, 60 * minute, 360 * minute, 1440 * minute]

export interface Delivering {
  db: AssayDatabase
  now: () => string
  /** Start of the links in the message. */
  origin: string
  timeoutMs?: number
}

/**
 * Sends what is due, one after the other. Each is claimed by noting its next attempt first: a crash
 * in between costs a wait, and two processes never send the same at once.
 */
export async function deliverDue({ db, now, origin, timeoutMs = 10 * second }: Delivering): Promise<number> {
  let tried = 0
  for (const { delivery, hook } of dueDeliveries(db, { at: now(), limit: 20 })) {
    const at = now()
    const wait = waits[delivery.attempts]
    const nextAt = wait === undefined ? null : new Date(Date.parse(at) + wait).toISOString()
    const claim = { id: delivery.id, due: delivery.nextAt, attempts: delivery.attempts + 1, nextAt, at }
    const stored = findTierEvent(db, { id: delivery.eventId })
    if (stored === null || !claimDelivery(db, claim)) continue
    const message = eventMessage(stored, origin)
    const sent = await send({
      ...{ url: hook.url, secret: hook.secret, allowPrivate: hook.allowPrivate, at, timeoutMs },
      body: JSON.stringify(message),
      delivery: delivery.id,
      event: message.event,
    })
    if (!db.sqlite.open) return tried
    noteAttempt(db, { id: delivery.id, at: now(), ...sent })
    tried += 1
  }
  return tried
}

/** Looks for due deliveries every few seconds until stopped; a look that takes long is not overtaken. */
export function startDeliveries(delivering: Delivering & { report: (error: unknown) => void }): () => void {
  const everyMs = 5 * second
  let busy = false
  const look = async () => {
    // While another process writes, what is due waits for the next look.
    if (busy || !delivering.db.sqlite.open || !isWritable(delivering.db)) return
    busy = true
    try {
      await deliverDue(delivering)
    } catch (error) {
      delivering.report(error)
    } finally {
      busy = false
    }
  }
  const timer = setInterval(look, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
