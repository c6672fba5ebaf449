import type { IndexedKind } from '~/domain/search/kinds'
import type { SearchQuery } from '~/domain/search/parse-query'
import type { AssayDatabase } from '../../client.server'
import { scopeOfProgram, searchSources } from '../../writes/write-search'
import { matchExpression } from './match-expression'

/** An entry that fits, best first. `score` is bm25: negative, the smaller the better. */
export interface FoundEntry {
  id: number
  programId: number
  kind: IndexedKind
  key: string
  ref: string | null
  name: string
  body: string
  context: string | null
  score: number
}

/**
 * Entries that fit a query, at most `limit`, the best of them; `programIds` null asks every program.
 * Whether an entry held at the moment that is asked for is looked up apart, see {@link placesOf}.
 */
export function findEntries(
  db: AssayDatabase,
  { query, programId, limit }: { query: SearchQuery; programId: number | null; limit: number },
): { entries: FoundEntry[]; more: boolean } {
  const expression = matchExpression(query, programId === null ? [] : [scopeOfProgram(programId)])
  if (expression === null) return { entries: [], more: false }
  const rows = db.sqlite
    .prepare(
      `SELECT e.id, e.program_id AS programId, e.kind, e."key", e.ref, e.name, e.body, e.context, f.score
       FROM (SELECT rowid, rank AS score FROM search_text WHERE search_text MATCH ? ORDER BY rank LIMIT ?) f
       JOIN search_entry e ON e.id = f.rowid ORDER BY f.score, e.id`,
    )
    .all(expression, limit + 1) as FoundEntry[]
  return { entries: rows.slice(0, limit), more: rows.length > limit }
}

/** Where an entry stands, the latest received first; `line` is null where its source has no lines. */
export interface EntryPlace {
  source: number
  sourceId: number
  line: number | null
}

/** Reads the places of one entry after the other, each only as far as it is asked. */
export function placesOf(db: AssayDatabase): (entryId: number) => Iterable<EntryPlace> {
  const statement = db.sqlite.prepare(
    `SELECT source, source_id AS sourceId, line FROM search_place
     WHERE entry_id = ? ORDER BY source DESC, source_id DESC, line`,
  )
  return function* places(entryId) {
    for (const row of statement.iterate(entryId) as Iterable<{ source: number; sourceId: number; line: number }>)
      yield { ...row, line: row.source === searchSources.document ? row.line : null }
  }
}

/** Entries by their whole natural id, of one kind or any: one for each text that its snapshots had. */
export function findByKey(
  db: AssayDatabase,
  { programId, key, kind }: { programId: number; key: string; kind: IndexedKind | null },
): FoundEntry[] {
  return db.sqlite
    .prepare(
      `SELECT id, program_id AS programId, kind, "key", ref, name, body, context, 0 AS score
       FROM search_entry WHERE program_id = ? AND "key" = ? AND kind = coalesce(?, kind)`,
    )
    .all(programId, key, kind) as FoundEntry[]
}
