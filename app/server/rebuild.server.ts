import { troubleSentence } from '~/reports/messages/verify'
import type { AssayDatabase } from '~db/client.server'
import { listImports, loadImportFiles, loadReceivedDocuments } from '~db/queries/received'
import { verifyBytes } from '~db/verify/bytes'
import { clearDerived } from '~db/writes/clear-derived'
import { writeTransaction } from '~db/writes/transaction'
import { writePlan } from '~db/writes/write-plan'
import { writeDeclaration } from '~db/writes/write-program'
import { markSearchGrammar } from '~db/writes/write-search'
import { buildImport } from '~importers/build-import'
import { writeReports, writeRuns } from '~importers/ingest.server'
import { searchableDocument } from '~importers/search-lines'

/**
 * Reads all received bytes once more and rebuilds every derived row from them, in the order in
 * which they came: one transaction, so that readers see the old rows until the new ones are whole.
 */
export function rebuildDerived(db: AssayDatabase): { imports: number; documents: number; runs: number } {
  return writeTransaction(db, () => {
    refuseChangedBytes(db)
    clearDerived(db)
    const documents = loadReceivedDocuments(db)
    for (const { revisionId, file } of documents) {
      const [read] = buildImport([file]).documents
      if (read === undefined) throw new Error(`${file.path} was received as a document and no longer reads as one`)
      writePlan(db, revisionId, read.plan, () => searchableDocument(file, read.plan))
    }
    const known = new Set(documents.map(({ file }) => file.sha256))
    const imports = listImports(db)
    const runs = imports.flatMap(({ id, programId, importedAt, givenEffectiveAt, given }) => {
      const evidence = loadImportFiles(db, { importId: id }).filter(({ sha256 }) => !known.has(sha256))
      const result = buildImport(evidence)
      if (result.program !== null) {
        writeDeclaration(db, { programId, declaration: result.program, importedAt, givenEffectiveAt })
      }
      const words = { programId, importedAt, given: given === null ? {} : JSON.parse(given) }
      writeReports(db, result, words)
      return writeRuns(db, result, words)
    })
    const read = runs.filter(({ outcome }) => outcome !== 'unchanged').length
    markSearchGrammar(db)
    return { imports: imports.length, documents: documents.length, runs: read }
  })
}

/** Bytes that are no longer those that were received. */
export class BytesChanged extends Error {
  override name = 'BytesChanged'
}

/** Figures read anew from changed bytes would stand in the name of what was received. */
function refuseChangedBytes(db: AssayDatabase): void {
  const [first, ...more] = verifyBytes(db.sqlite).troubles
  if (first === undefined) return
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`
  throw new BytesChanged(`${troubleSentence(first)}${others} Nothing was rebuilt; restore a backup first.`)
}
