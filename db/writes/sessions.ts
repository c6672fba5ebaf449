import { and, eq, lt, ne } from 'drizzle-orm'
import type { Instant } from '~/domain/place'
import type { AssayDatabase } from '../client.server'
import { knownDevice, loginLimit, session } from '../schema/people'

/**
 * State of sessions. No page that is kept shows it, so these writes leave the data version alone:
 * a sign-in must not make every page be judged again.
 */
export function startSession(db: AssayDatabase, row: typeof session.$inferInsert): void {
  db.orm.insert(session).values(row).run()
}

export function touchSession(db: AssayDatabase, input: { hash: string; at: Instant }): void {
  db.orm.update(session).set({ lastSeenAt: input.at }).where(eq(session.hash, input.hash)).run()
}

export function proveSession(db: AssayDatabase, input: { hash: string; at: Instant }): void {
  db.orm.update(session).set({ provenAt: input.at }).where(eq(session.hash, input.hash)).run()
}

export function endSession(db: AssayDatabase, input: { hash: string; memberId: number }): boolean {
  const own = and(eq(session.hash, input.hash), eq(session.memberId, input.memberId))
  return db.orm.delete(session).where(own).run().changes > 0
}

/** All of a member's sessions, but the one named. */
export function endSessions(db: AssayDatabase, input: { memberId: number; except?: string }): void {
  const own = eq(session.memberId, input.memberId)
  const which = input.except === undefined ? own : and(own, ne(session.hash, input.except))
  db.orm.delete(session).where(which).run()
}

export function rememberDevice(db: AssayDatabase, input: { hash: string; memberId: number; expiresAt: Instant }): void {
  const { expiresAt } = input
  const target = [knownDevice.hash, knownDevice.memberId]
  db.orm.insert(knownDevice).values(input).onConflictDoUpdate({ target, set: { expiresAt } }).run()
}

export function forgetDevices(db: AssayDatabase, input: { memberId: number }): void {
  db.orm.delete(knownDevice).where(eq(knownDevice.memberId, input.memberId)).run()
}

/** Sessions, devices and counts whose time is over; they are refused anyway, this only tidies up. */
export function dropExpired(db: AssayDatabase, input: { at: Instant; idleSince: Instant }): void {
  db.orm.delete(session).where(lt(session.expiresAt, input.at)).run()
  db.orm.delete(session).where(lt(session.lastSeenAt, input.idleSince)).run()
  db.orm.delete(knownDevice).where(lt(knownDevice.expiresAt, input.at)).run()
  db.orm
    .delete(loginLimit)
    .where(lt(loginLimit.expire, Date.parse(input.at)))
    .run()
}
