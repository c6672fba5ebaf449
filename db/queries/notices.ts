import { and, count, desc, eq, isNull, sql } from 'drizzle-orm'
import type { TierEvent } from '~/domain/tier-events'
import type { AssayDatabase } from '../client.server'
import { notice, tierEvent } from '../schema/notices'
import { program } from '../schema/received'
import { preparedOnce } from '../statement'

export interface StoredEvent {
  id: number
  at: string
  program: { slug: string; title: string }
  event: TierEvent
}

const columns = { id: tierEvent.id, at: tierEvent.at, slug: program.slug, title: program.title, facts: tierEvent.facts }

function asEvent({
  id,
  at,
  slug,
  title,
  facts,
}: {
  id: number
  at: string
  slug: string
  title: string
  facts: string
}) {
  return { id, at, program: { slug, title }, event: JSON.parse(facts) as TierEvent }
}

/** What happened to signed tiers, newest first; of every program without a slug. */
export function listTierEvents(db: AssayDatabase, input: { program: string | null; limit: number }): StoredEvent[] {
  const all = db.orm.select(columns).from(tierEvent).innerJoin(program, eq(program.id, tierEvent.programId))
  const chosen = input.program === null ? all : all.where(eq(program.slug, input.program))
  return chosen.orderBy(desc(tierEvent.id)).limit(input.limit).all().map(asEvent)
}

export function findTierEvent(db: AssayDatabase, input: { id: number }): StoredEvent | null {
  const all = db.orm.select(columns).from(tierEvent).innerJoin(program, eq(program.id, tierEvent.programId))
  const row = all.where(eq(tierEvent.id, input.id)).get()
  return row === undefined ? null : asEvent(row)
}

/** What a member was told, newest first. */
export function listNotices(
  db: AssayDatabase,
  input: { member: string; limit: number },
): (StoredEvent & { readAt: string | null })[] {
  return db.orm
    .select({ ...columns, readAt: notice.readAt })
    .from(notice)
    .innerJoin(tierEvent, eq(tierEvent.id, notice.eventId))
    .innerJoin(program, eq(program.id, tierEvent.programId))
    .where(eq(notice.member, input.member))
    .orderBy(desc(tierEvent.id))
    .limit(input.limit)
    .all()
    .map((row) => ({ ...asEvent(row), readAt: row.readAt }))
}

const unreadOf = preparedOnce(({ orm }) =>
  orm
    .select({ unread: count() })
    .from(notice)
    .where(and(eq(notice.member, sql.placeholder('member')), isNull(notice.readAt)))
    .prepare(),
)

export function countUnread(db: AssayDatabase, input: { member: string }): number {
  const row = unreadOf(db).get(input)
  return row === undefined ? 0 : row.unread
}
