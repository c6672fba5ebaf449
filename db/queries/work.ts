import { asc, eq, inArray, sql } from 'drizzle-orm'
import type { Instant } from '~/domain/place'
import type { RecordedWork } from '~/domain/work/records'
import type { AssayDatabase } from '../client.server'
import { costEntry, programArchive, publishedSheet, riskLink, workProof, workProofWithdrawal } from '../schema/work'
import { askAll, preparedOnce } from '../statement'
import { rememberRows } from './program-memory'

/** Proofs, costs, risk links, published sheets and archiving as recorded at or before a moment, oldest first. */
export function loadWork(db: AssayDatabase, input: { programId: number; asOf: Instant }): RecordedWork {
  const { programId } = input
  const until = Date.parse(input.asOf)
  const done = (row: { at: string }) => Date.parse(row.at) <= until
  const rows = rememberRows(db, { programId, part: 'work', name: 'rows' }, () => askAll(rowsOf(db), { programId }))
  const { proofs, withdrawals, costs, links, sheets } = rows
  const archived = rows.archived.findLast(done)
  return {
    proofs: proofs.filter(done).map(({ programId: _program, ...row }) => {
      const withdrawal = withdrawals.find((one) => one.proofId === row.id && done(one))
      return { ...row, withdrawnAt: withdrawal === undefined ? null : withdrawal.at }
    }),
    costs: costs.filter(done).map(({ programId: _program, ...row }) => row),
    riskLinks: links.filter(done).map(({ programId: _program, id: _id, ...row }) => row),
    sheets: sheets.filter(done).map(({ programId: _program, words, ...row }) => ({
      ...row,
      words: JSON.parse(words) as Record<string, string>,
    })),
    archivedAt: archived !== undefined && archived.kind === 'archive' ? archived.at : null,
  }
}

/** Asked anew after every write of this part of the program. */
const rowsOf = preparedOnce(({ orm }) => {
  const own = sql.placeholder('programId')
  const proofs = orm.select({ id: workProof.id }).from(workProof).where(eq(workProof.programId, own))
  return {
    proofs: orm.select().from(workProof).where(eq(workProof.programId, own)).orderBy(asc(workProof.id)).prepare(),
    withdrawals: orm.select().from(workProofWithdrawal).where(inArray(workProofWithdrawal.proofId, proofs)).prepare(),
    costs: orm.select().from(costEntry).where(eq(costEntry.programId, own)).orderBy(asc(costEntry.id)).prepare(),
    links: orm.select().from(riskLink).where(eq(riskLink.programId, own)).orderBy(asc(riskLink.id)).prepare(),
    sheets: orm
      .select()
      .from(publishedSheet)
      .where(eq(publishedSheet.programId, own))
      .orderBy(asc(publishedSheet.id))
      .prepare(),
    archived: orm
      .select()
      .from(programArchive)
      .where(eq(programArchive.programId, own))
      .orderBy(asc(programArchive.id))
      .prepare(),
  }
})
