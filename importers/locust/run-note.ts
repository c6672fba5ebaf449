import type { Diagnostic } from '~/domain/place'
import { diagnosticList } from '../diagnostic-list'
import { readFrontMatter } from '../front-matter'
import { type RunNoteData, runNoteKeys, runNoteSchema } from './run-note-schema'

export interface RunNote {
  file: string
  data: RunNoteData
  /** Remarks on rows and the note's own text; null where it says nothing. */
  text: string | null
}

/**
 * Reads a run note. `note` is null where its front matter is invalid: the run it belongs to is then
 * refused, since the note may be what says that the figures were not measured.
 */
export function readRunNote(text: string, file: string): { note: RunNote | null; diagnostics: Diagnostic[] } {
  const list = diagnosticList(file)
  const matter = readFrontMatter(text, file)
  const data = withPlainKeys(matter.data)
  const lineOf = (key: string | undefined) => lineOfKey(text, key)
  let valid = !matter.diagnostics.some(({ severity }) => severity === 'error')
  for (const key of Object.keys(data)) {
    if (runNoteKeys.includes(key)) continue
    const meant = runNoteKeys.find((known) => isTypoOf(key, known))
    if (meant === undefined) list.report('info', 'run-note-key', lineOf(key), `"${key}" is not used`)
    else {
      valid = false
      list.report('error', 'run-note-key', lineOf(key), `unknown key "${key}"; is "${meant}" meant?`)
    }
  }
  const parsed = runNoteSchema.safeParse(data)
  for (const issue of parsed.success ? [] : parsed.error.issues) {
    const key = String(issue.path[0])
    list.report('error', 'run-note-value', lineOf(key), `${issue.path.join('.')}: ${issue.message}`)
  }
  const diagnostics = [...matter.diagnostics, ...list.all()]
  if (!valid || !parsed.success) return { note: null, diagnostics }
  return { note: { file, data: parsed.data, text: noteText(parsed.data, matter.body) }, diagnostics }
}

function noteText(data: RunNoteData, body: string): string | null {
  const rows = Array.isArray(data.rows)
    ? data.rows
    : Object.entries(data.rows === undefined ? {} : data.rows).map(([row, remark]) => `${row}: ${remark}`)
  const parts = [data.note, rows.join('\n'), body.trim()].filter((part) => part !== undefined && part !== '')
  return parts.length === 0 ? null : parts.join('\n\n')
}

/** `spawnRate`, `spawn-rate` and `Spawn rate` are all `spawn_rate`. */
function withPlainKeys(data: Record<string, unknown>): Record<string, unknown> {
  const plain = (key: string) =>
    key
      .trim()
      .replace(/([a-z])([A-Z])/g, '$1_$2')
      .toLowerCase()
      .replace(/[\s-]+/g, '_')
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [plain(key), value]))
}

function lineOfKey(text: string, key: string | undefined): number {
  if (key === undefined) return 1
  const wanted = key.replace(/_/g, '')
  const lines = text.split('\n', 200)
  const found = lines.findIndex(
    (line) =>
      line
        .split(':', 1)[0]!
        .replace(/[\s_-]/g, '')
        .toLowerCase() === wanted,
  )
  return found === -1 ? 1 : found + 1
}

/** One letter added, lost, changed or swapped, or two in a word of at least eight letters. */
function isTypoOf(word: string, known: string): boolean {
  return distance(word, known) <= (known.length >= 8 ? 2 : 1)
}

function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[b.length]!
}
