import iconv from 'iconv-lite'
import type { Diagnostic } from '~/domain/place'
import { diagnosticList } from '../diagnostic-list'
import { decodeLegacy, guessLegacyEncoding } from './legacy-encoding'

export interface DecodedText {
  /** Without byte order mark, newlines as `\n`. Empty where the bytes are refused. */
  text: string
  encoding: string
  diagnostics: Diagnostic[]
  /** Why the bytes are no text; null where they are. */
  refused: string | null
}

/**
 * Bytes of a received file as text: byte order mark, else strict UTF-8, else a guessed legacy
 * encoding with a diagnostic. Bytes with NUL are binary and refused.
 */
export function decodeText(bytes: Uint8Array, file: string): DecodedText {
  const list = diagnosticList(file)
  const marked = decodeMarked(bytes)
  if (marked === null && bytes.includes(0)) return binary(list)
  const { text, encoding } = marked ?? decodeUnmarked(bytes, list)
  if (text.includes('\0')) return binary(list)
  return { text: normaliseNewlines(text), encoding, diagnostics: list.all(), refused: null }
}

/** Windows Locust writes `\r\r\n`; a file with `\r` alone is from an old Macintosh tool. */
export function normaliseNewlines(text: string): string {
  if (!text.includes('\r')) return text
  if (!text.includes('\n')) return text.replaceAll('\r', '\n')
  const lines = text.split('\n')
  const last = lines.pop()!
  return [...lines.map(withoutReturns), last].join('\n')
}

/** Not by a regular expression: a million of them without a newline would be tried from each. */
function withoutReturns(line: string): string {
  let end = line.length
  while (end > 0 && line[end - 1] === '\r') end -= 1
  return line.slice(0, end)
}

function binary(list: ReturnType<typeof diagnosticList>): DecodedText {
  const message = 'this is a binary file (it holds NUL bytes), not text'
  list.report('error', 'binary-file', 1, message)
  return { text: '', encoding: 'binary', diagnostics: list.all(), refused: message }
}

function decodeMarked(bytes: Uint8Array): { text: string; encoding: string } | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) {
    const text = strictUtf8(bytes.subarray(3))
    return text === null ? null : { text, encoding: 'utf-8 with byte order mark' }
  }
  if (a === 0xff && b === 0xfe) return { text: decodeUtf16(bytes.subarray(2), 'utf-16le'), encoding: 'utf-16le' }
  if (a === 0xfe && b === 0xff) return { text: decodeUtf16(bytes.subarray(2), 'utf-16be'), encoding: 'utf-16be' }
  return null
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string {
  return iconv.decode(Buffer.from(bytes), encoding)
}

function decodeUnmarked(
  received: Uint8Array,
  list: ReturnType<typeof diagnosticList>,
): { text: string; encoding: string } {
  const marked = received[0] === 0xef && received[1] === 0xbb && received[2] === 0xbf
  const bytes = marked ? received.subarray(3) : received
  const whole = strictUtf8(bytes)
  if (whole !== null) return { text: whole, encoding: 'utf-8' }
  // A crash may cut a file inside a character: still UTF-8, only its last character is gone.
  for (const cut of [1, 2, 3]) {
    const text = strictUtf8(bytes.subarray(0, Math.max(0, bytes.length - cut)))
    if (text === null || !/[^\0-\x7f]/.test(text)) continue
    list.report('warning', 'cut-character', countLines(text), 'the file ends inside a character')
    return { text, encoding: 'utf-8' }
  }
  const lossy = new TextDecoder('utf-8').decode(bytes)
  const lost = countOf(lossy, /\ufffd/g)
  const kept = countOf(lossy, /[^\0-\x7f]/g) - lost
  if (marked || kept >= 4 * lost) {
    const at = placeOf(lossy, lossy.indexOf('\ufffd'))
    list.report('warning', 'invalid-utf8', at.line, `${lost} byte sequences are not valid UTF-8`, at.column)
    return { text: lossy, encoding: 'utf-8' }
  }
  const encoding = guessLegacyEncoding(bytes)
  const text = decodeLegacy(bytes, encoding)
  const at = placeOf(text, text.search(/[^\0-\x7f]/))
  const message = `not UTF-8; read as ${encoding}, which is a guess: names may show wrong letters`
  list.report('warning', 'guessed-encoding', at.line, message, at.column)
  return { text, encoding }
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function countOf(text: string, pattern: RegExp): number {
  const found = text.match(pattern)
  return found === null ? 0 : found.length
}

function countLines(text: string): number {
  return placeOf(text, text.length).line
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, Math.max(0, offset)).split('\n')
  return { line: before.length, column: before.at(-1)!.length + 1 }
}
