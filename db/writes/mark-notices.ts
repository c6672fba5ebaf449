import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { AssayDatabase } from '../client.server'
import { notice } from '../schema/notices'

/** Marks a member's own notices as read: those of these events, or all of them. */
export function markNoticesRead(
  db: AssayDatabase,
  input: { member: string; events: number[] | null; at: string },
): void {
  const { member, events, at } = input
  const own = and(eq(notice.member, member), isNull(notice.readAt))
  const chosen = events === null ? own : and(own, inArray(notice.eventId, events))
  db.orm.update(notice).set({ readAt: at }).where(chosen).run()
}
