import type Database from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import type { Instant } from '~/domain/place'
import { type TierEvent, tierEvents } from '~/domain/tier-events'
import { takeTouched } from '../after-acts'
import type { AssayDatabase } from '../client.server'
import { judgeNow } from '../queries/judge-now'
import { listPrograms } from '../queries/programs'
import { signOff } from '../schema/acts'

const troubles = new WeakMap<Database.Database, string>()

/** Why the last act could not be told to those who signed; null where it was. */
export function noticeTrouble(db: AssayDatabase): string | null {
  return troubles.get(db.sqlite) ?? null
}

/**
 * Notices signed tiers that became suspect or regressed by what was just committed. The act stands
 * whatever happens here: what goes wrong is trouble to show, and the next act looks again.
 */
export function tellAfterActs(db: AssayDatabase): void {
  for (const { programId, at } of takeTouched(db)) guarded(db, () => tellSigners(db, { programId, at }))
}

/** The same for every program, at the start of a server: something may have been missed while it was away. */
export function tellOfAll(db: AssayDatabase, at: Instant): void {
  for (const { id } of listPrograms(db)) guarded(db, () => tellSigners(db, { programId: id, at }))
}

function guarded(db: AssayDatabase, work: () => void): void {
  try {
    work()
    troubles.delete(db.sqlite)
  } catch (error) {
    troubles.set(db.sqlite, error instanceof Error ? error.message : String(error))
  }
}

/** Keeps what there is to tell of a program's signed tiers, once for each tier and cause. */
export function tellSigners(db: AssayDatabase, input: { programId: number; at: Instant }): void {
  const { programId, at } = input
  const isSigned = db.orm.select({ id: signOff.id }).from(signOff).where(eq(signOff.programId, programId)).get()
  const program = isSigned === undefined ? undefined : listPrograms(db).find(({ id }) => id === programId)
  if (program === undefined) return
  const events = tierEvents(judgeNow(db, { program: program.slug, at }).assessment)
  if (events.length === 0) return
  db.sqlite
    .transaction(() => {
      const written = events.map((event) => keepEvent(db, { event, programId, at }))
      if (written.some((changed) => changed)) db.sqlite.prepare('UPDATE data_version SET version = version + 1').run()
    })
    .immediate()
}

/** Whether anything was new. */
function keepEvent(db: AssayDatabase, input: { event: TierEvent; programId: number; at: Instant }): boolean {
  const { event, programId, at } = input
  const { tierId, kind, cause, signers } = event
  const added = db.sqlite
    .prepare('INSERT OR IGNORE INTO tier_event (program_id, tier_id, kind, cause, facts, at) VALUES (?, ?, ?, ?, ?, ?)')
    .run(programId, tierId, kind, cause, JSON.stringify(event), at)
  const id = db.sqlite
    .prepare('SELECT id FROM tier_event WHERE program_id = ? AND tier_id = ? AND cause = ?')
    .pluck()
    .get(programId, tierId, cause)
  const tell = db.sqlite.prepare('INSERT OR IGNORE INTO notice (event_id, member, read_at) VALUES (?, ?, NULL)')
  const told = signers.map((member) => tell.run(id, member).changes)
  if (added.changes > 0) queueDeliveries(db, { eventId: id as number, at })
  return added.changes > 0 || told.some((changes) => changes > 0)
}

function queueDeliveries(db: AssayDatabase, { eventId, at }: { eventId: number; at: Instant }): void {
  db.sqlite
    .prepare(
      `INSERT OR IGNORE INTO webhook_delivery (event_id, webhook_id, attempts, next_at)
       SELECT ?, id, 0, ? FROM webhook WHERE ended_at IS NULL`,
    )
    .run(eventId, at)
}
