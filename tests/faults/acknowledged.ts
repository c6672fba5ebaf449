import Database from 'better-sqlite3'
import { verifyDatabase } from '~db/verify/verify-database'
import { endpointsOfARun } from './made-evidence'

/** Everything whose success a client has seen. */
export interface Acknowledged {
  /** Labels of runs: of an upload one, of an import all that came in one folder. */
  imports: string[][]
  reviews: string[]
  signatures: string[]
}

export function nothingYet(): Acknowledged {
  return { imports: [], reviews: [], signatures: [] }
}

/**
 * What is wrong with a database after a kill, in words: an acknowledged write that is not there, an
 * import of which a part is there (`attempted` are all that were begun), a chain or a file that
 * does not hold. The witness may lack what was committed in the last moment, and nothing else.
 */
export function wrongAfter(file: string, acknowledged: Acknowledged, attempted: readonly string[][]): string[] {
  const { troubles } = verifyDatabase(file)
  const wrong = troubles.map(({ code, where, detail }) => `${code} ${where} ${detail ?? ''}`)
  const sqlite = new Database(file, { readonly: true })
  try {
    const labels = new Set(sqlite.prepare('SELECT label FROM run').pluck().all() as string[])
    for (const label of acknowledged.imports.flat()) if (!labels.has(label)) wrong.push(`run ${label} is lost`)
    for (const group of attempted) {
      const there = group.filter((label) => labels.has(label)).length
      if (there !== 0 && there !== group.length) wrong.push(`half an import: ${there} of ${group.length} runs`)
    }
    wrong.push(...lostWords(sqlite, acknowledged), ...halfRuns(sqlite))
  } finally {
    sqlite.close()
  }
  return wrong
}

function lostWords(sqlite: Database.Database, { reviews, signatures }: Acknowledged): string[] {
  const drafts = new Set(
    (sqlite.prepare('SELECT words FROM sheet_draft').pluck().all() as string[]).map(
      (words) => JSON.parse(words).lessons,
    ),
  )
  const notes = new Set(sqlite.prepare('SELECT note FROM sign_off').pluck().all() as string[])
  return [
    ...reviews.filter((words) => !drafts.has(words)).map((words) => `review “${words}” is lost`),
    ...signatures.filter((note) => !notes.has(note)).map((note) => `signature “${note}” is lost`),
  ]
}

/** Runs of ours without all of their rows, and what was received without the receipt that tells of it. */
function halfRuns(sqlite: Database.Database): string[] {
  const runs = sqlite
    .prepare(
      `SELECT label FROM run WHERE label LIKE 'made%'
       AND (SELECT count(*) FROM endpoint_figure e WHERE e.run_id = run.id) <> ?`,
    )
    .pluck()
    .all(endpointsOfARun + 1) as string[]
  const counts = sqlite
    .prepare(
      `SELECT (SELECT count(*) FROM received_import) AS imports, (SELECT count(*) FROM upload) AS uploads,
              (SELECT count(*) FROM audit_entry WHERE action = 'import') AS entries`,
    )
    .get() as { imports: number; uploads: number; entries: number }
  // The first import of all was made without a receipt.
  const wrong = runs.map((label) => `run ${label} has not all of its rows`)
  if (counts.imports !== counts.uploads + 1) wrong.push(`${counts.imports} imports and ${counts.uploads} receipts`)
  if (counts.entries !== counts.imports) wrong.push(`${counts.imports} imports and ${counts.entries} entries of them`)
  return wrong
}
