import { asc, eq, inArray, sql } from 'drizzle-orm'
import type { Instant } from '~/domain/place'
import type { Attestation, Invalidation, RuleBinding } from '~/domain/program'
import type { AssayDatabase } from '../client.server'
import { attestationFile, invalidationWithdrawal } from '../schema/acts'
import { attestation, auditEntry, invalidation, ruleBinding } from '../schema/recorded'
import { askAll, preparedOnce, statement } from '../statement'
import { rememberRows } from './program-memory'

/** Acts recorded at or before a moment, oldest first: what was set, stated and declared void by then. */
export function loadRecords(
  db: AssayDatabase,
  input: { programId: number; asOf: Instant },
): { bindings: RuleBinding[]; attestations: Attestation[]; invalidations: Invalidation[] } {
  const { programId } = input
  const until = Date.parse(input.asOf)
  const done = (row: { at: string }) => Date.parse(row.at) <= until
  const rows = rememberRows(db, { programId, part: 'records', name: 'rows' }, () => askAll(rowsOf(db), { programId }))
  const bindings = rows.bindings.filter(done)
  const stated = rows.stated.filter(done)
  const voided = rows.voided.filter(done)
  const withdrawnAt = new Map(rows.withdrawals.filter(done).map((row) => [row.invalidationId, row.at] as const))
  const files = new Map(rows.files.map(({ attestationId, name, sha256 }) => [attestationId, { name, sha256 }] as const))
  const revokedAt = new Map(stated.flatMap((row) => (row.revokes === null ? [] : [[row.revokes, row.at] as const])))
  return {
    bindings: bindings.map(({ criterionId, rule, kind, by, at }) => ({ criterionId, rule, kind, by, at })),
    attestations: stated
      .filter((row) => row.revokes === null)
      .map(({ id, subject, by, at, note }) => {
        const file = files.get(id)
        const stated = { id, subject, by, at, note, revokedAt: revokedAt.get(id) ?? null }
        return file === undefined ? stated : { ...stated, file }
      }),
    invalidations: voided.map(({ id, runLabel, by, at, reason }) => ({
      id,
      run: runLabel,
      by,
      at,
      reason,
      withdrawnAt: withdrawnAt.get(id) ?? null,
    })),
  }
}

/** Asked anew after every write of this part of the program. */
const rowsOf = preparedOnce(({ orm }) => {
  const own = sql.placeholder('programId')
  const stated = orm.select({ id: attestation.id }).from(attestation).where(eq(attestation.programId, own))
  const voided = orm.select({ id: invalidation.id }).from(invalidation).where(eq(invalidation.programId, own))
  return {
    bindings: orm
      .select()
      .from(ruleBinding)
      .where(eq(ruleBinding.programId, own))
      .orderBy(asc(ruleBinding.id))
      .prepare(),
    stated: orm.select().from(attestation).where(eq(attestation.programId, own)).orderBy(asc(attestation.id)).prepare(),
    voided: orm
      .select()
      .from(invalidation)
      .where(eq(invalidation.programId, own))
      .orderBy(asc(invalidation.id))
      .prepare(),
    withdrawals: orm
      .select()
      .from(invalidationWithdrawal)
      .where(inArray(invalidationWithdrawal.invalidationId, voided))
      .orderBy(asc(invalidationWithdrawal.id))
      .prepare(),
    files: orm.select().from(attestationFile).where(inArray(attestationFile.attestationId, stated)).prepare(),
  }
})

/** Hash of the newest entry of the audit chain; null while nothing was recorded. */
export function readChainHead(db: AssayDatabase): string | null {
  const hash = statement(db, 'SELECT hash FROM audit_entry ORDER BY seq DESC LIMIT 1').pluck().get()
  return hash === undefined ? null : (hash as string)
}

/** The audit log, newest first. */
export function listAudit(db: AssayDatabase, input: { programId: number }) {
  return db.orm
    .select()
    .from(auditEntry)
    .where(eq(auditEntry.programId, input.programId))
    .all()
    .sort((a, b) => b.seq - a.seq)
}
