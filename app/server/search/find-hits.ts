import type { Instant } from '~/domain/place'
import { inOrder, isExact, namedRun, type SearchHit, weighed } from '~/domain/search/hit'
import { matchText } from '~/domain/search/match-text'
import type { SearchQuery } from '~/domain/search/parse-query'
import type { SearchText } from '~/domain/search/recorded-texts'
import type { AssayDatabase } from '~db/client.server'
import { type EntryPlace, type FoundEntry, findByKey, findEntries, placesOf } from '~db/queries/search/find-entries'
import { type HeldSource, type InEffect, sourcesInEffect } from '~db/queries/search/in-effect'

/** A program, and the moment at which it is asked. */
export interface AskedProgram {
  id: number
  slug: string
  asOf: Instant
}

export interface FoundHits {
  hits: SearchHit[]
  /** More fits than was looked at; the best is among the hits. */
  more: boolean
}

/** So many of the best are looked at: nobody pages further, and a word that stands everywhere says nothing. */
const mostCandidates = 2000
/** Of every program: each of them brings its own lines for a common word. */
const mostOfAll = 1000

/**
 * What of the index fits a query and held at the moment of its program, best first. An entry whose
 * documents or runs had not come yet, or had been replaced, is not found.
 */
export function findHits(
  db: AssayDatabase,
  { query, programs }: { query: SearchQuery; programs: readonly AskedProgram[] },
): FoundHits {
  const [only] = programs
  const programId = programs.length === 1 && only !== undefined ? only.id : null
  const limit = programId === null ? mostOfAll : mostCandidates
  const { entries, more } = findEntries(db, { query, programId, limit })
  const byId = new Map(programs.map((program) => [program.id, program]))
  const held = new Map<number, InEffect>()
  const heldBy = (program: AskedProgram) => {
    const known = held.get(program.id) ?? sourcesInEffect(db, { programId: program.id, asOf: program.asOf })
    held.set(program.id, known)
    return known
  }
  // A part of a label names a run as on the command line, though no word of the index begins so.
  const named = new Map(
    (programId === null ? [] : programs).map((program) => [program.id, namedRun(query, heldBy(program).runLabels)]),
  )
  const all = [...entries, ...byName(db, { query, entries, named })]
  const places = placesOf(db)
  const hits = all.flatMap((entry): SearchHit[] => {
    const program = byId.get(entry.programId)
    if (program === undefined) return []
    const pick = programId !== null && entry.kind === 'endpoint' ? latestHeld : firstHeld
    const found = pick(places(entry.id), heldBy(program))
    if (found === null) return []
    const isNamed = entry.kind === 'run' && named.get(program.id) === entry.key
    return [hitOf(entry, program.slug, found, isNamed || isExact(query, entry))]
  })
  return { hits: inOrder(hits), more }
}

/** What fits of texts that are in no index. */
export function matchTexts(query: SearchQuery, program: string, texts: readonly SearchText[]): SearchHit[] {
  return texts.flatMap((text) => {
    const score = matchText(query, text)
    if (score === null) return []
    const { kind, key, name, body, about, run } = text
    const shared = { kind, key, name, body, about, run, ref: null, context: null, document: null, program }
    return [{ ...shared, exact: isExact(query, shared), score: weighed(kind, score) }]
  })
}

/** Things that the text names whole, where the index has not brought them: their id, or part of a label. */
function byName(
  db: AssayDatabase,
  input: { query: SearchQuery; entries: readonly FoundEntry[]; named: ReadonlyMap<number, string | null> },
): FoundEntry[] {
  const known = new Set(input.entries.map(({ id }) => id))
  return [...input.named]
    .flatMap(([programId, label]) => [
      ...(label === null ? [] : findByKey(db, { programId, key: label, kind: 'run' })),
      ...(input.query.text.includes('/') ? findByKey(db, { programId, key: input.query.text, kind: null }) : []),
    ])
    .filter(({ id }) => !known.has(id))
}

function firstHeld(places: Iterable<EntryPlace>, held: InEffect): { place: EntryPlace; source: HeldSource } | null {
  for (const place of places) {
    const source = held.find(place)
    if (source !== null) return { place, source }
  }
  return null
}

/** The latest in time: an endpoint leads to the last run that requested it. */
function latestHeld(places: Iterable<EntryPlace>, held: InEffect): { place: EntryPlace; source: HeldSource } | null {
  let best: { place: EntryPlace; source: HeldSource } | null = null
  for (const place of places) {
    const source = held.find(place)
    if (source !== null && (best === null || source.from > best.source.from)) best = { place, source }
  }
  return best
}

function hitOf(
  entry: FoundEntry,
  program: string,
  { place, source }: { place: EntryPlace; source: HeldSource },
  exact: boolean,
): SearchHit {
  const { kind, key, ref, name, body, context } = entry
  const isDocument = place.line !== null && source.file !== null
  return {
    kind,
    program,
    exact,
    score: weighed(kind, entry.score),
    key,
    ref,
    name,
    body,
    context,
    document: isDocument ? { slug: source.label, file: source.file as string, line: place.line as number } : null,
    run: kind === 'run' || kind === 'endpoint' ? source.label : null,
    about: null,
  }
}
