import { reportEntries, runEntries } from '~/domain/search/evidence-entries'
import type { AssayDatabase } from '~db/client.server'
import { loadRevisions } from '~db/queries/documents'
import { listPrograms } from '~db/queries/programs'
import { loadReceivedDocuments, type StoredFile } from '~db/queries/received'
import { loadReports } from '~db/queries/reports'
import { loadRuns } from '~db/queries/runs'
import { listRevisionIds, readSearchGrammar } from '~db/queries/search/grammar'
import { writeTransaction } from '~db/writes/transaction'
import { clearSearch, markSearchGrammar, searchGrammar, writeSearch } from '~db/writes/write-search'
import { searchableDocument } from '~importers/search-lines'

/**
 * Writes the index where there is none, or one of another version's grammar: a database from before
 * there was a search. Plans and runs are not read anew. Answers whether anything was written.
 */
export function ensureSearchIndex(db: AssayDatabase): boolean {
  if (readSearchGrammar(db) === searchGrammar) return false
  writeTransaction(db, () => {
    clearSearch(db)
    const files = new Map(loadReceivedDocuments(db).map(({ revisionId, file }) => [revisionId, file]))
    for (const { id: programId } of listPrograms(db)) indexProgram(db, programId, files)
    markSearchGrammar(db)
  })
  return true
}

function indexProgram(db: AssayDatabase, programId: number, files: ReadonlyMap<number, StoredFile>): void {
  const ids = listRevisionIds(db, { programId })
  for (const [at, { plan }] of loadRevisions(db, { programId }).entries()) {
    const sourceId = ids[at]
    const file = sourceId === undefined ? undefined : files.get(sourceId)
    if (sourceId !== undefined && file !== undefined)
      writeSearch(db, { programId, source: 'document', sourceId }, searchableDocument(file, plan))
  }
  for (const { id, run } of loadRuns(db, { programId }))
    writeSearch(db, { programId, source: 'run', sourceId: id }, runEntries(run))
  for (const { id, report } of loadReports(db, { programId }))
    writeSearch(db, { programId, source: 'report', sourceId: id }, reportEntries(report))
}
