import { createHash } from 'node:crypto'
import type { SearchEntry } from '~/domain/search/kinds'
import { indexedText } from '~/domain/search/words'
import type { AssayDatabase } from '../client.server'

/** Raised whenever entries are read or split otherwise: an index of another number is written anew. */
export const searchGrammar = 1

export const searchSources = { document: 0, run: 1, report: 2 } as const
export type SearchSource = keyof typeof searchSources

/** A document revision, run or report by its row. */
export interface SourceRow {
  source: SearchSource
  sourceId: number
}

/** Columns of `search_text`: which program and kind it is, by what people call it, its name, the rest. */
export const scopeOfProgram = (programId: number) => `p${programId}`

/**
 * Puts what a source holds into the index, in the transaction that writes the source. A text that the
 * program already has gets one place more, so that fifty snapshots of a tracker do not weigh fifty times.
 */
export function writeSearch(
  db: AssayDatabase,
  { programId, source, sourceId }: SourceRow & { programId: number },
  entries: readonly SearchEntry[],
): void {
  const { sqlite } = db
  const known = sqlite.prepare('SELECT id FROM search_entry WHERE program_id = ? AND digest = ?').pluck()
  const add = sqlite.prepare(
    `INSERT INTO search_entry (program_id, digest, kind, "key", ref, name, body, context) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const index = sqlite.prepare('INSERT INTO search_text (rowid, scope, handle, name, body) VALUES (?, ?, ?, ?, ?)')
  const place = sqlite.prepare(
    'INSERT OR IGNORE INTO search_place (entry_id, source, source_id, line) VALUES (?, ?, ?, ?)',
  )
  for (const entry of entries) {
    const { kind, key, ref, name, body, context } = entry
    const digest = digestOf(entry)
    let id = known.get(programId, digest) as number | undefined
    if (id === undefined) {
      id = Number(add.run(programId, digest, kind, key, ref, name, body, context).lastInsertRowid)
      const handle = ref ?? (kind === 'run' || kind === 'endpoint' || kind === 'report' ? '' : lastPart(key))
      index.run(id, scopeOfProgram(programId), indexedText(handle), indexedText(name), indexedText(body))
    }
    place.run(id, searchSources[source], sourceId, entry.line === null ? 0 : entry.line)
  }
}

/** Takes a source out of the index, and every text that stood nowhere else. */
export function removeSearch(db: AssayDatabase, { source, sourceId }: SourceRow): void {
  const { sqlite } = db
  const number = searchSources[source]
  const entries = sqlite
    .prepare('SELECT DISTINCT entry_id FROM search_place WHERE source = ? AND source_id = ?')
    .pluck()
    .all(number, sourceId) as number[]
  sqlite.prepare('DELETE FROM search_place WHERE source = ? AND source_id = ?').run(number, sourceId)
  const stands = sqlite.prepare('SELECT 1 FROM search_place WHERE entry_id = ? LIMIT 1').pluck()
  const unindex = sqlite.prepare('DELETE FROM search_text WHERE rowid = ?')
  const drop = sqlite.prepare('DELETE FROM search_entry WHERE id = ?')
  for (const id of entries) {
    if (stands.get(id) !== undefined) continue
    unindex.run(id)
    drop.run(id)
  }
}

/** Empties the index; part of a rebuild only. */
export function clearSearch(db: AssayDatabase): void {
  db.sqlite.exec(
    `DELETE FROM search_place; DELETE FROM search_entry; INSERT INTO search_text (search_text) VALUES ('delete-all')`,
  )
}

/** The index is now written by this version's grammar. */
export function markSearchGrammar(db: AssayDatabase): void {
  db.sqlite.prepare('INSERT OR REPLACE INTO search_grammar (id, version) VALUES (1, ?)').run(searchGrammar)
}

/** `auth-success-rate` of `tier-1/auth-success-rate`: the whole id is looked up as it is. */
function lastPart(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1)
}

/** Of the text, wherever it stands: half a SHA-256 tells any number of lines apart. */
function digestOf({ kind, key, ref, name, body, context }: SearchEntry): Buffer {
  const text = [kind, key, ref ?? '\u0001', name, body, context ?? '\u0001'].join('\0')
  return createHash('sha256').update(text).digest().subarray(0, 16)
}
