import { and, desc, eq } from 'drizzle-orm'
import type { SheetDraft } from '~/domain/review/sheet-law'
import type { AssayDatabase } from '../client.server'
import { sheetDraft } from '../schema/work'

type DraftRow = typeof sheetDraft.$inferSelect

function draftOf({ sheet, revision, colour, words, by, at }: DraftRow): SheetDraft {
  return { sheet, revision, colour, words: JSON.parse(words) as Record<string, string>, by, at }
}

/** The latest draft of a sheet; null where nobody saved one. */
export function latestDraft(db: AssayDatabase, input: { programId: number; sheet: string }): SheetDraft | null {
  const [row] = db.orm
    .select()
    .from(sheetDraft)
    .where(and(eq(sheetDraft.programId, input.programId), eq(sheetDraft.sheet, input.sheet)))
    .orderBy(desc(sheetDraft.revision))
    .limit(1)
    .all()
  return row === undefined ? null : draftOf(row)
}

/** One revision of a draft; null where there is none of that number. */
export function draftRevision(
  db: AssayDatabase,
  input: { programId: number; sheet: string; revision: number },
): SheetDraft | null {
  const [row] = db.orm
    .select()
    .from(sheetDraft)
    .where(
      and(
        eq(sheetDraft.programId, input.programId),
        eq(sheetDraft.sheet, input.sheet),
        eq(sheetDraft.revision, input.revision),
      ),
    )
    .all()
  return row === undefined ? null : draftOf(row)
}

/** The latest draft of every sheet of a program, by sheet. */
export function latestDrafts(db: AssayDatabase, input: { programId: number }): Map<string, SheetDraft> {
  const rows = db.orm
    .select()
    .from(sheetDraft)
    .where(eq(sheetDraft.programId, input.programId))
    .orderBy(sheetDraft.revision)
    .all()
  return new Map(rows.map((row) => [row.sheet, draftOf(row)]))
}
