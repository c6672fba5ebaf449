import { type Actor, done, type Outcome, refused } from '../acts/refusals'
import { may } from '../people'
import type { Instant } from '../place'
import { type SheetColour, sheetColours } from '../work/records'

/** Words of a sheet before it is published; the highest revision counts. */
export interface SheetDraft {
  sheet: string
  revision: number
  colour: SheetColour | null
  words: Record<string, string>
  by: string
  at: Instant
}

/** Under this key stands why a published sheet is corrected. */
export const correctionKey = 'correction'
/** One section's words: some pages, and no book. */
export const longestWords = 4000
/** A template of more sections than this is none. */
const mostSections = 40

export interface SheetSaving {
  /** Revision that the words were written on; 0 where there was none. */
  basedOn: number
  words: Record<string, string>
  /** As sent by the form; empty: none was chosen. */
  colour: string
}

/** Whether words may be saved on top of the latest draft: never over words that their author has not seen. */
export function maySaveSheet(actor: Actor, saving: SheetSaving, latest: SheetDraft | null): Outcome<null> {
  if (!may(actor.role, 'write_review')) return refused('not_allowed')
  // Browsers count a line break as one character and send two.
  const texts = Object.values(saving.words).map((text) => text.replace(/\r\n?/g, '\n').trim())
  if (texts.some((text) => text.length > longestWords)) return refused('text_too_long', { most: String(longestWords) })
  if (texts.length > mostSections) return refused('text_too_long', { most: String(longestWords) })
  if (saving.colour !== '' && colourOf(saving.colour) === null) return refused('colour_missing')
  const revision = latest === null ? 0 : latest.revision
  if (saving.basedOn === revision) return done(null)
  return refused('stale_draft', latest === null ? {} : { by: latest.by, at: latest.at })
}

/** A sheet goes out with a colour that a person answers for; a correction says why it is one. */
export function mayPublishSheet(
  actor: Actor,
  saving: SheetSaving,
  { latest, published }: { latest: SheetDraft | null; published: number },
): Outcome<null> {
  const saved = maySaveSheet(actor, saving, latest)
  if (!saved.ok) return saved
  if (colourOf(saving.colour) === null) return refused('colour_missing')
  const why = saving.words[correctionKey]
  if (published > 0 && (why === undefined || why.trim() === '')) return refused('correction_unexplained')
  return done(null)
}

export function colourOf(text: string): SheetColour | null {
  const found = sheetColours.find((colour) => colour === text)
  return found === undefined ? null : found
}
