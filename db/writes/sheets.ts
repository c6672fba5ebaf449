import { canonicalJson } from '~/domain/acts/canonical-json'
import { type Actor, done, type Outcome, refused } from '~/domain/acts/refusals'
import type { Instant } from '~/domain/place'
import type { SheetFacts } from '~/domain/review/facts'
import { colourOf, mayPublishSheet, maySaveSheet, type SheetSaving } from '~/domain/review/sheet-law'
import { always } from '../always'
import type { AssayDatabase } from '../client.server'
import { sha256 } from '../digest'
import { findProgram } from '../queries/programs'
import { latestDraft } from '../queries/sheets'
import { loadWork } from '../queries/work'
import { publishedSheet, sheetDraft } from '../schema/work'
import { recordRow } from './record-row'
import { writeTransaction } from './transaction'

interface Saving extends SheetSaving {
  program: string
  sheet: string
  actor: Actor
  at: Instant
}

/** Saves words as the next revision of a sheet's draft, on top of the one that they were written on. */
export function saveSheetDraft(db: AssayDatabase, input: Saving): Outcome<{ revision: number }> {
  return writeTransaction(db, () => {
    const program = findProgram(db, { slug: input.program })
    if (program === null) return refused('unknown_record')
    const latest = latestDraft(db, { programId: program.id, sheet: input.sheet })
    const allowed = maySaveSheet(input.actor, input, latest)
    return allowed.ok ? done({ revision: recordDraft(db, program.id, input) }) : allowed
  })
}

/**
 * Publishes a sheet as its next version, with its figures frozen as canonical JSON and their hash. The
 * words are saved as a draft as well, so that a correction starts from them.
 */
export function publishSheet(
  db: AssayDatabase,
  input: Saving & { facts: SheetFacts },
): Outcome<{ version: number; factsHash: string }> {
  return writeTransaction(db, () => {
    const program = findProgram(db, { slug: input.program })
    if (program === null || input.facts.sheet !== input.sheet) return refused('unknown_record')
    const programId = program.id
    const latest = latestDraft(db, { programId, sheet: input.sheet })
    const versions = loadWork(db, { programId, asOf: always }).sheets.filter(({ sheet }) => sheet === input.sheet)
    const allowed = mayPublishSheet(input.actor, input, { latest, published: versions.length })
    if (!allowed.ok) return allowed
    recordDraft(db, programId, input)
    const facts = canonicalJson(input.facts)
    const row = {
      programId,
      sheet: input.sheet,
      version: 1 + versions.reduce((most, one) => Math.max(most, one.version), 0),
      colour: colourOf(input.colour),
      words: canonicalJson(trimmed(input.words)),
      facts,
      factsHash: sha256(facts),
      asOf: input.facts.asOf,
      by: input.actor.name,
      at: input.at,
    }
    recordRow(db, publishedSheet, row, { programId, action: 'sheet.publish' })
    return done({ version: row.version, factsHash: row.factsHash })
  })
}

function recordDraft(db: AssayDatabase, programId: number, input: Saving): number {
  const row = {
    programId,
    sheet: input.sheet,
    revision: input.basedOn + 1,
    colour: colourOf(input.colour),
    words: canonicalJson(trimmed(input.words)),
    by: input.actor.name,
    at: input.at,
  }
  recordRow(db, sheetDraft, row, { programId, action: 'sheet.draft' })
  return row.revision
}

/** Browsers send line breaks as CRLF. */
function trimmed(words: Record<string, string>): Record<string, string> {
  const entries = Object.entries(words).map(([key, text]) => [key, text.replace(/\r\n?/g, '\n').trim()] as const)
  return Object.fromEntries(entries.filter(([, text]) => text !== ''))
}
