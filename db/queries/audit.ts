import { and, asc, count, desc, eq, gte, isNull, like, lte, type SQL } from 'drizzle-orm'
import type { AssayDatabase } from '../client.server'
import { program } from '../schema/received'
import { auditEntry } from '../schema/recorded'

export interface AuditFilter {
  actor: string | null
  /** An action, or the part before its dot: `waiver` is every act on waivers. */
  action: string | null
  /** Slug; `none` for acts that belong to no program. */
  program: string | null
  /** Instants, both included. */
  from: string | null
  to: string | null
}

export interface AuditRow {
  seq: number
  at: string
  actor: string
  action: string
  payload: string
  prevHash: string
  hash: string
  program: string | null
}

const columns = {
  seq: auditEntry.seq,
  at: auditEntry.at,
  actor: auditEntry.actor,
  action: auditEntry.action,
  payload: auditEntry.payload,
  prevHash: auditEntry.prevHash,
  hash: auditEntry.hash,
  program: program.slug,
}

function conditionOf({ actor, action, program: slug, from, to }: AuditFilter): SQL | undefined {
  const exact = action === null ? undefined : action.includes('.') || action === 'import' || action === 'upload'
  return and(
    actor === null ? undefined : eq(auditEntry.actor, actor),
    action === null
      ? undefined
      : exact === true
        ? eq(auditEntry.action, action)
        : like(auditEntry.action, `${action.replace(/[%_]/g, '')}.%`),
    slug === null ? undefined : slug === 'none' ? isNull(auditEntry.programId) : eq(program.slug, slug),
    from === null ? undefined : gte(auditEntry.at, from),
    to === null ? undefined : lte(auditEntry.at, to),
  )
}

/** Entries that fit, newest first; without a limit all of them. */
export function findAudit(
  db: AssayDatabase,
  input: { filter: AuditFilter; page?: { offset: number; limit: number } },
): { total: number; rows: AuditRow[] } {
  const where = conditionOf(input.filter)
  const joined = eq(program.id, auditEntry.programId)
  const counted = db.orm.select({ total: count() }).from(auditEntry).leftJoin(program, joined).where(where).get()
  const all = db.orm
    .select(columns)
    .from(auditEntry)
    .leftJoin(program, joined)
    .where(where)
    .orderBy(desc(auditEntry.seq))
  const { page } = input
  const rows = page === undefined ? all.all() : all.limit(page.limit).offset(page.offset).all()
  return { total: counted === undefined ? 0 : counted.total, rows }
}

/** Who acted, what was done, and in which programs: what a filter can be set to. */
export function auditChoices(db: AssayDatabase): { actors: string[]; actions: string[] } {
  const actors = db.orm
    .selectDistinct({ actor: auditEntry.actor })
    .from(auditEntry)
    .orderBy(asc(auditEntry.actor))
    .all()
  const actions = db.orm
    .selectDistinct({ action: auditEntry.action })
    .from(auditEntry)
    .orderBy(asc(auditEntry.action))
    .all()
  return { actors: actors.map(({ actor }) => actor), actions: actions.map(({ action }) => action) }
}
