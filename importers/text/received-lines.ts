import { decodeText } from './decode'
import { decodeLegacy, type LegacyEncoding } from './legacy-encoding'

/** A line of a received file: its bytes from `start` to `end`, without what ends it, and its text. */
export interface ReceivedLine {
  start: number
  end: number
  text: string
}

export interface ReceivedLines {
  lines: ReceivedLine[]
  /** Bytes of one ASCII character. */
  unit: 1 | 2
  /** Bytes of this file as text. */
  decode: (bytes: Uint8Array) => string
  /** ASCII text in the file's encoding. */
  encode: (ascii: string) => Uint8Array
  /** Byte offset of a character of a line; null where the bytes before it cannot be counted for sure. */
  offsetOf: (line: ReceivedLine, index: number) => number | null
}

const lf = 0x0a
const cr = 0x0d

/** Bytes that a mark at the start of the file takes. */
function markLength(bytes: Uint8Array): number {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 3
  const [a, b] = bytes
  return (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) ? 2 : 0
}

/** Ends of lines as the importer counts them: `\n` with every `\r` before it, and a `\r` alone. */
function rangesOf(bytes: Uint8Array, from: number, unit: 1 | 2, high: 0 | 1): { start: number; end: number }[] {
  const codeAt = (at: number) =>
    unit === 1 ? bytes[at]! : high === 0 ? (bytes[at]! << 8) | bytes[at + 1]! : bytes[at]! | (bytes[at + 1]! << 8)
  const ranges: { start: number; end: number }[] = []
  let start = from
  let at = from
  const last = unit === 1 ? bytes.length : bytes.length - ((bytes.length - from) % 2)
  while (at < last) {
    const code = codeAt(at)
    if (code !== lf && code !== cr) {
      at += unit
      continue
    }
    let next = at
    while (next < last && codeAt(next) === cr) next += unit
    const feeds = next < last && codeAt(next) === lf
    ranges.push({ start, end: at })
    // Returns without a line feed after them end one line each.
    at = feeds ? next + unit : at + unit
    start = at
  }
  ranges.push({ start, end: last })
  return ranges
}

/**
 * Where every line of a received file stands in its bytes, counted as the importer counts lines.
 * null where the bytes are no text.
 */
export function receivedLines(bytes: Uint8Array): ReceivedLines | null {
  const { encoding, refused } = decodeText(bytes, '')
  if (refused !== null) return null
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be'
  const unit = wide ? 2 : 1
  const decode = (part: Uint8Array): string => {
    if (wide) return Buffer.from(encoding === 'utf-16be' ? swapped(part) : part).toString('utf16le')
    return encoding.startsWith('utf-8') ? utf8.decode(part) : decodeLegacy(part, encoding as LegacyEncoding)
  }
  const ranges = rangesOf(bytes, markLength(bytes), unit, encoding === 'utf-16be' ? 0 : 1)
  const lines = ranges.map(({ start, end }) => ({ start, end, text: decode(bytes.subarray(start, end)) }))
  return {
    lines,
    unit,
    decode,
    encode: (ascii) => {
      if (!wide) return new TextEncoder().encode(ascii)
      const little = new Uint8Array(Buffer.from(ascii, 'utf16le'))
      return encoding === 'utf-16be' ? swapped(little) : little
    },
    offsetOf: (line, index) => {
      const before = line.text.slice(0, index)
      const after = line.text.slice(index)
      if (wide) return line.start + 2 * index
      if (isAscii(before)) return line.start + index
      if (isAscii(after)) return line.end - after.length
      if (!encoding.startsWith('utf-8') || line.text.includes('\ufffd')) return null
      return line.start + new TextEncoder().encode(before).length
    },
  }
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 0x7f) return false
  return true
}

function swapped(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)))
  return new Uint8Array(copy.swap16())
}
