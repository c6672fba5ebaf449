import { asc, eq, inArray } from 'drizzle-orm'
import type { Instant } from '~/domain/place'
import type { RecordedWork } from '~/domain/work/records'
import type { AssayDatabase } from '../client.server'
import { costEntry, programArchive, publishedSheet, riskLink, workProof, workProofWithdrawal } from '../schema/work'
import { rememberRows } from './program-memory'

/** Proofs, costs, risk links, published sheets and archiving as recorded at or before a moment, oldest first. */
export function loadWork(db: AssayDatabase, input: { programId: number; asOf: Instant }): RecordedWork {
  const { programId } = input
  const until = Date.parse(input.asOf)
  const done = (row: { at: string }) => Date.parse(row.at) <= until
  const rows = rememberRows(db, programId, 'work', () => readRows(db, programId))
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

function readRows(db: AssayDatabase, programId: number) {
  const { orm } = db
  const proofs = orm.select().from(workProof).where(eq(workProof.programId, programId)).orderBy(asc(workProof.id)).all()
  const withdrawals = orm
    .select()
    .from(workProofWithdrawal)
    .where(
      inArray(
        workProofWithdrawal.proofId,
        proofs.map(({ id }) => id),
      ),
    )
    .all()
  const costs = orm.select().from(costEntry).where(eq(costEntry.programId, programId)).orderBy(asc(costEntry.id)).all()
  const links = orm.select().from(riskLink).where(eq(riskLink.programId, programId)).orderBy(asc(riskLink.id)).all()
  const sheets = orm
    .select()
    .from(publishedSheet)
    .where(eq(publishedSheet.programId, programId))
    .orderBy(asc(publishedSheet.id))
    .all()
  const archived = orm
    .select()
    .from(programArchive)
    .where(eq(programArchive.programId, programId))
    .orderBy(asc(programArchive.id))
    .all()
  return { proofs, withdrawals, costs, links, sheets, archived }
}
