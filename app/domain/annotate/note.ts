/**
 * The note that Assay writes into a document beside a claim: "(Assay: p99 2,300 ms in v45, not met)".
 * It is a notation, written here and read back here, in ASCII so that it fits any encoding. It ends
 * the line's own words; of a table row, the last cell.
 */
const notePattern = / \(Assay: ([^()\n]*)\)(?=[ \t]*(?:\|[ \t]*)?$)/

/** A note found on a line: its parts, and where it stands with the blank before it. */
export interface FoundNote {
  parts: string[]
  start: number
  end: number
}

/** The note at the end of a line; null where there is none. */
export function noteIn(line: string): FoundNote | null {
  if (!line.includes('(Assay: ')) return null
  const match = notePattern.exec(line)
  if (match === null) return null
  return { parts: match[1]!.split('; '), start: match.index, end: match.index + match[0].length }
}

/** A note with its blank before it, from parts that `noteWords` has cleaned. */
export function writeNote(parts: readonly string[]): string {
  return ` (Assay: ${parts.join('; ')})`
}

const asciiOf: [RegExp, string][] = [
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/[\u2018\u2019\u201c\u201d"]/g, ''],
  [/\u2264/g, '<='],
  [/\u2265/g, '>='],
  [/\u2192/g, '->'],
  [/[\u00a0\u2009\u202f]/g, ' '],
]

/** Words of documents and labels, as they may stand in a note: ASCII, and nothing that Markdown reads as a mark. */
export function noteWords(text: string): string {
  const plain = asciiOf.reduce((words, [pattern, sign]) => words.replace(pattern, sign), text)
  return plain
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/[()[\]{}|;`*~\\^]/g, ' ')
    .replace(/<(?=[a-z/!?])/gi, '< ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** A part without its figures and names of runs: a new part takes the place of an old one of the same shape. */
function shapeOf(part: string): string {
  return part.replace(/\S+/g, (word) => (/\d/.test(word) ? '#' : word))
}

/**
 * Parts of a note once `wanted` are to stand in it: what it says already stays, but for a part of
 * the same shape as one that is new, which has gone out of date.
 */
export function mergeParts(old: readonly string[], wanted: readonly string[]): string[] {
  const known = new Set(old)
  const fresh = new Set(wanted.filter((part) => !known.has(part)).map(shapeOf))
  const current = new Set(wanted)
  const kept = old.filter((part) => current.has(part) || !fresh.has(shapeOf(part)))
  return [...new Set([...kept, ...wanted])]
}
