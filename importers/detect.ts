import type { LocustFileKind } from '~/domain/evidence'
import { findFormat, refusedBinary } from './formats/find-format'
import type { EvidenceFormat, FormatInput } from './formats/format'
import type { ReceivedFile } from './import-result'
import { notePrefix, splitPath } from './locust/file-names'
import { locustKindOf } from './locust/index'
import { runNoteKeys } from './locust/run-note-schema'
import { keySynonyms, programSchemas } from './markdown/program-schema'
import { type DecodedText, decodeText } from './text/decode'
import { unpack } from './text/unpack'

/** What a received file is. Told from its content; the name only settles what content cannot. */
export type Detected =
  | { kind: 'document' | 'program' | 'run_note'; decoded: DecodedText; unpacked: boolean }
  | { kind: 'locust'; locust: LocustFileKind; decoded: DecodedText }
  | { kind: 'evidence'; format: EvidenceFormat; input: FormatInput; decoded: DecodedText }
  | { kind: 'empty'; reason: string }
  | { kind: 'unknown'; reason: string }

/** Keys of a program declaration, without those that any document's front matter may carry. */
const programKeys = new Set(
  [...Object.keys(programSchemas), ...Object.keys(keySynonyms)].filter(
    (key) => !['title', 'name', 'start', 'end', 'start_date', 'end_date', 'provenance'].includes(key),
  ),
)

/**
 * Tells program declaration, run note, Locust file, any other tool's file, Markdown document and
 * anything else apart. A gzip file is what lies in it.
 */
export function detect(file: ReceivedFile): Detected {
  if (file.bytes.byteLength === 0) return { kind: 'empty', reason: 'the file is empty' }
  const { bytes, unpacked, refused } = unpack(file.bytes)
  if (refused !== null) return { kind: 'unknown', reason: refused }
  const decoded = decodeText(bytes, file.path)
  if (decoded.refused !== null) {
    const known = refusedBinary(bytes)
    return { kind: 'unknown', reason: known === null ? decoded.refused : known }
  }
  if (decoded.text.trim() === '') return { kind: 'empty', reason: 'the file holds nothing but blanks' }
  const locust = locustKindOf(decoded.text)
  if (locust !== null) return { kind: 'locust', locust, decoded }
  const found = findFormat(decoded.text, file.path)
  if (found.format !== null) return { kind: 'evidence', ...found, decoded }
  const kind = proseKind(decoded.text, file.path)
  if (kind !== null) return { kind, decoded, unpacked }
  return { kind: 'unknown', reason: unknownReason(decoded.text, found.tried) }
}

function proseKind(text: string, path: string): 'document' | 'program' | 'run_note' | null {
  const keys = frontMatterKeys(text)
  const asProgram = keys.filter((key) => programKeys.has(key)).length
  const asNote = keys.filter((key) => runNoteKeys.includes(key) && !proseKeys.has(key)).length
  const { base, stem } = splitPath(path)
  if (notePrefix(path) !== undefined && asNote >= asProgram) return 'run_note'
  if (stem.toLowerCase() === 'program' && isMarkdownName(base) && asProgram >= asNote) return 'program'
  if (asNote >= 2 && asNote > asProgram) return 'run_note'
  if (asProgram >= 2) return 'program'
  return isMarkdownName(base) || (isPlainName(base) && looksLikeMarkdown(text)) ? 'document' : null
}

/** Keys of a run note that any document's front matter may carry as well. */
const proseKeys = new Set(['tags', 'scope', 'note', 'kind', 'label', 'started', 'ended', 'duration'])

/** Top-level keys of the front matter, without parsing it: the seam for that is front-matter.ts. */
function frontMatterKeys(text: string): string[] {
  if (!/^---[ \t]*\n/.test(text)) return []
  const end = text.indexOf('\n---', 3)
  if (end === -1) return []
  return [...text.slice(4, end).matchAll(/^([A-Za-z][\w -]*):/gm)].map(([, key]) =>
    key!
      .trim()
      .replace(/([a-z])([A-Z])/g, '$1_$2')
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  )
}

function isMarkdownName(base: string): boolean {
  return /\.(md|markdown|mdown|mkd)$/i.test(base)
}

function isPlainName(base: string): boolean {
  return !base.includes('.') || /\.(txt|text)$/i.test(base)
}

function looksLikeMarkdown(text: string): boolean {
  return /^(#{1,6} \S|[ \t]*[-*] \[[ xX]\] )/m.test(text.slice(0, 200_000))
}

/** What stands between what a file is and the list of what was tried, entries parted by semicolons. */
const triedMark = '. Tried: '

function unknownReason(text: string, tried: string): string {
  const first = text.slice(0, 400).trimStart().split('\n', 1)[0]!.slice(0, 80)
  const own = 'Markdown document, program.md, run note, and Locust stats, history, failures or exceptions file: no'
  return `unknown kind of file, it begins "${first}"${triedMark}${own}${tried === '' ? '' : `; ${tried}`}`
}
