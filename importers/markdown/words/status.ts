import type { Place } from '~/domain/place'
import type { StatusClaim } from '~/domain/plan'
import type { StatusWord } from '~/domain/vocabulary'

/**
 * Words that state a status, English, Indonesian and German. The first one in the text decides; where two
 * start at the same spot the earlier rule does, so negations stand before what they negate.
 */
const lexicon: [StatusWord, RegExp][] = [
  [
    'planned',
    /\b(?:not (?:yet )?(?:started|begun)|belum (?:mulai|dimulai|dikerjakan)|(?:noch )?nicht begonnen|ready (?:to|for)|up next)\b/i,
  ],
  [
    'in_progress',
    /\b(?:not (?:yet )?(?:complete[d]?|done|finished|implemented)|incomplete|unfinished|belum (?:selesai|tuntas|aktif|implemented)|(?:noch )?nicht (?:fertig|erledigt|abgeschlossen))\b/i,
  ],
  ['in_progress', /\b(?:in[ -]progress|ongoing|wip|started|dispatching|running|partial(?:ly)?|under way|underway)\b/i],
  ['in_progress', /\b(?:berjalan|sedang (?:berjalan|dikerjakan)|dalam proses|proses)\b/i],
  ['in_progress', /(?<!\p{L})(?:in arbeit|läuft|laufend|begonnen|teilweise)(?!\p{L})/iu],
  ['blocked', /\b(?:blockiert)\b/i],
  ['paused', /\b(?:pausiert|verschoben)\b/i],
  ['failed', /\b(?:fehlgeschlagen|abgebrochen|gescheitert)\b/i],
  ['planned', /\b(?:geplant|offen|ausstehend)\b/i],
  ['done', /\b(?:erledigt|fertig|abgeschlossen|erreicht|bestanden)\b/i],
  ['paused', /\b(?:paused|on hold|postponed|deferred|ditunda|tertunda)\b/i],
  ['blocked', /\b(?:blocked|stuck|terhambat|terblokir)\b/i],
  ['failed', /\b(?:failed|failing|cancell?ed|aborted|gagal|dibatalkan)\b/i],
  [
    'planned',
    /\b(?:planned|pending|(?<!-)next|todo|to do|scheduled|queued|awaiting|upcoming|backlog|direncanakan|menunggu|berikutnya)\b/i,
  ],
  [
    'done',
    /\b(?:complete[d]?|done|finished|achieved|passed|succeeded|success|delivered|verified|resolved|shipped|released|production[ -]ready|all (?:\w+ )?criteria met|criteria met)\b/i,
  ],
  ['done', /\b(?:selesai|tuntas|rampung|tercapai|berhasil)\b/i],
]

const glyphs: [StatusWord, RegExp][] = [
  ['done', /[✅✔☑🏁]|\[x\]|:(?:white_check_mark|heavy_check_mark|ballot_box_with_check):/iu],
  ['in_progress', /[🔄🟨🟡🚧]/u],
  ['paused', /⏸/u],
  ['planned', /[⬜⚪📋🔜⏳🕐]/u],
  ['blocked', /[🚫⛔]/u],
  ['failed', /[❌✖🔴]/u],
]

/** Emoji, check marks and box-drawing; arrows stay, they mean something. */
const decoration = /\p{Extended_Pictographic}|\ufe0f|\u200d|[\u2611-\u2718\u2b1c\u26aa]|[\u2500-\u25ff]/gu

/** ":rocket:" as forges write an emoji. */
const shortcode = /(?<!\S):[a-z][a-z0-9_+-]*:(?!\S)/g

export function stripGlyphs(text: string): string {
  return text.replace(shortcode, ' ').replace(decoration, ' ').replace(/\s+/g, ' ').trim()
}

/** Meaning of the first status word; null where the text has none. */
export function statusWordOf(text: string): { status: StatusWord; index: number; length: number } | null {
  let best: { status: StatusWord; index: number; length: number } | null = null
  for (const [status, pattern] of lexicon) {
    const match = pattern.exec(text)
    if (match !== null && (best === null || match.index < best.index)) {
      best = { status, index: match.index, length: match[0].length }
    }
  }
  return best
}

/** Meaning of the glyphs; null where there are none or they disagree ("✅/❌" in a template). */
export function statusGlyphOf(text: string): StatusWord | null {
  const found = glyphs.filter(([, pattern]) => pattern.test(text)).map(([status]) => status)
  return found.length === 1 ? found[0]! : null
}

/** Status of a text: its word, else its glyph (the word wins); of "A → B" the part after the arrow. */
export function statusOf(text: string): StatusWord | null {
  const after = /(?:→|->|=>)\s*([^→>]+)$/.exec(text)?.[1]
  const later = after === undefined ? null : statusWordOf(after)
  const first = statusWordOf(text)
  // "Implementation complete → awaiting deployment": begun, not merely planned.
  if (later?.status === 'planned' && first?.status === 'done') return 'in_progress'
  return later?.status ?? first?.status ?? statusGlyphOf(text)
}

/** Longest cell or line whose words are read as a status; beyond it they are prose. */
const longestStatus = 60

/**
 * Status of a line marked by a glyph or of a status cell: the word beside the glyph ("⏳ PENDING"),
 * else the glyph; words further on are the item's text ("✅ Archive the next release").
 */
export function markedStatusOf(text: string): StatusWord | null {
  const plain = stripGlyphs(text)
  const word = statusWordOf(plain)
  if (word !== null && word.index === 0 && /^(?:$|[\s]*[([:;,.–—-])/.test(plain.slice(word.length))) return word.status
  const glyph = statusGlyphOf(text)
  if (glyph !== null) return glyph
  return plain.length <= longestStatus ? (word?.status ?? null) : null
}

/** A status claim with the document's own words; null where the words state none. */
export function statusClaim(words: string, place: Place): StatusClaim | null {
  const status = statusOf(words)
  return status === null ? null : { words: words.trim(), status, place }
}

/** As `statusClaim` for a place that can only hold a status: an unknown word is the status `unknown`. */
export function statusClaimOrUnknown(words: string, place: Place): StatusClaim | null {
  if (stripGlyphs(words).replace(/[-–—/\s]/g, '') === '' && statusGlyphOf(words) === null) return null
  return { words: words.trim(), status: statusOf(words) ?? 'unknown', place }
}

/**
 * Parts a heading into its title and its status words: "TIER 1 (COMPLETE)", "Setup ✅",
 * "Core ✅ (Existing - Verify Only)".
 */
export function splitHeadingStatus(heading: string): { title: string; words: string | null } {
  const glyph = /^(.*?)\s*([✅✔☑🔄🟨🟡🚧⏸⬜⚪📋🔜⏳🚫⛔❌✖🔴]\ufe0f?.*)$/su.exec(heading)
  const marked =
    glyph !== null && stripGlyphs(glyph[1]!) !== '' ? { title: stripGlyphs(glyph[1]!), words: glyph[2]! } : null
  // "✅ COMPLETE (Deploy Next)": the word beside the glyph, not the one in the remark.
  if (marked !== null && statusWordOf(marked.words.replace(/[([].*$/s, '')) !== null) return marked
  const bracketed = /[([]\s*([^()[\]]*)\s*[)\]]\s*[*\s]*$/.exec(heading)
  if (bracketed !== null && statusWordOf(bracketed[1]!) !== null) {
    return { title: stripGlyphs(heading.slice(0, bracketed.index)), words: bracketed[1]!.trim() }
  }
  if (marked !== null) return { title: marked.title, words: statusOf(marked.words) === null ? null : marked.words }
  const lead = /^([✅✔☑🔄🚧⏸⬜⚪🔜⏳🚫⛔❌✖]\ufe0f?)\s*(.+)$/su.exec(heading)
  if (lead !== null) return { title: stripGlyphs(lead[2]!), words: lead[1]! }
  const trailing = /^(.*\S)\s+(?:-|–|—|:)\s+([A-Z][A-Z ]+)$/.exec(heading)
  if (trailing !== null && statusWordOf(trailing[2]!) !== null) {
    return { title: stripGlyphs(trailing[1]!), words: trailing[2]! }
  }
  return { title: stripGlyphs(heading), words: null }
}
