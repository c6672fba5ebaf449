import type { Diagnostic } from '~/domain/place'
import { type CodePageName, codePages } from './code-pages'

/** Repaired text, and the way back from its columns to the received text's. Lines never move. */
export interface RepairedText {
  text: string
  /** 1-based line and column of the repaired text -> 1-based column of the received text. */
  receivedColumn: (line: number, column: number) => number
  diagnostics: Diagnostic[]
}

interface Sequence {
  length: number
  result: string
  page: CodePageName
  /** Stands for itself; otherwise it counts only beside another damaged sequence. */
  plain: boolean
  lostByte: boolean
}

interface LineRepair {
  text: string
  /** Received index of every UTF-16 unit of `text`, plus one for its end. */
  origin: number[]
}

/** UTF-8 read as a code page, saved, and read so again: more than three times is not seen. */
const maxPasses = 3
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const damaged = /[\u0080-\u{10ffff}]{2}/u
/** A figure, a closing bracket or code followed by a lone "?": a symbol that some tool replaced. */
const lostSymbol = /(?<=(?:\d(?:ms|s|%|[KMG]B)?|[)`]))\s\?(?=\s|$)/g

function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2
  if (lead >= 0xe0 && lead <= 0xef) return 3
  if (lead >= 0xf0 && lead <= 0xf4) return 4
  return 0
}

/** Results that damaged documents hold one at a time; letters of other scripts come in runs. */
function isPlain(code: number): boolean {
  return (
    (code >= 0xa0 && code <= 0xff) ||
    (code >= 0x2000 && code <= 0x2bff) ||
    (code >= 0x3000 && code <= 0x303f) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff ||
    code === 0xfffd ||
    code >= 0x1f000
  )
}

function sequenceAt(text: string, index: number, page: CodePageName): Sequence | null {
  const map = codePages[page]
  const lead = map.get(text[index]!)
  if (lead === undefined) return null
  const length = sequenceLength(lead)
  if (length === 0) return null
  const bytes = [lead]
  for (let offset = 1; offset < length; offset++) {
    const byte = map.get(text[index + offset] ?? '')
    if (byte === undefined || byte < 0x80 || byte > 0xbf) break
    bytes.push(byte)
  }
  // EF B8 and a lost byte: Windows-1252 has no character for 8F, and U+FE0F is the only variation
  // selector that follows an emoji.
  if (page === 'windows-1252' && bytes.length === 2 && lead === 0xef && bytes[1] === 0xb8) {
    return { length: 2, result: '\ufe0f', page, plain: false, lostByte: true }
  }
  if (bytes.length < length) return null
  try {
    const result = strictUtf8.decode(Uint8Array.from(bytes))
    // Two Mac Roman characters alone ("√π", "¬©") may be healthy mathematics or law.
    const plain = isPlain(result.codePointAt(0)!) && !(page === 'mac-roman' && length === 2)
    return { length, result, page, plain, lostByte: false }
  } catch {
    return null
  }
}

function bestSequenceAt(text: string, index: number): Sequence | null {
  if (text.charCodeAt(index) < 0x80) return null
  return sequenceAt(text, index, 'windows-1252') ?? sequenceAt(text, index, 'mac-roman')
}

/** Adjacent sequences from `start` on; empty where the text is healthy. */
function runAt(text: string, start: number): Sequence[] {
  const run: Sequence[] = []
  let index = start
  for (;;) {
    const sequence = index < text.length ? bestSequenceAt(text, index) : null
    if (sequence === null) break
    run.push(sequence)
    index += sequence.length
  }
  return run.length > 1 || run[0]?.plain ? run : []
}

function repairPass(line: LineRepair, report: (start: number, end: number, run: Sequence[]) => void): LineRepair {
  let text = ''
  const origin: number[] = []
  let index = 0
  while (index < line.text.length) {
    const run = line.text.charCodeAt(index) < 0x80 ? [] : runAt(line.text, index)
    if (run.length === 0) {
      text += line.text[index]
      origin.push(line.origin[index]!)
      index += 1
      continue
    }
    const start = index
    for (const sequence of run) {
      text += sequence.result
      for (let unit = 0; unit < sequence.result.length; unit++) origin.push(line.origin[index]!)
      index += sequence.length
    }
    report(start, index, run)
  }
  origin.push(line.origin[line.text.length]!)
  return { text, origin }
}

/**
 * Repairs text that was UTF-8, was decoded with a legacy code page and saved again, run by run:
 * only sequences that are strict UTF-8 in that code page change, so "déjà vu" stays as it is.
 * Each repair is a diagnostic at its place in the received text; so is each symbol lost to "?".
 */
export function repairMojibake(received: string, file: string): RepairedText {
  const diagnostics: Diagnostic[] = []
  const origins = new Map<number, number[]>()
  const lines = received.split('\n').map((receivedLine, lineIndex) => {
    const at = (column: number) => ({ file, line: lineIndex + 1, column: column + 1 })
    let text = receivedLine
    if (damaged.test(receivedLine)) {
      let state: LineRepair = { text, origin: Array.from({ length: receivedLine.length + 1 }, (_, index) => index) }
      const found = new Map<number, Diagnostic>()
      for (let pass = 0; pass < maxPasses; pass++) {
        const before = state
        state = repairPass(before, (start, end, run) => {
          const column = before.origin[start]!
          const words = receivedLine.slice(column, before.origin[end])
          const result = run.map((sequence) => sequence.result).join('')
          const lost = run.some((sequence) => sequence.lostByte)
          found.set(column, {
            ...at(column),
            severity: 'info',
            rule: lost ? 'mojibake-byte-lost' : 'mojibake-repaired',
            message: `"${words}" read as "${result}" (UTF-8 once decoded as ${run[0]!.page})`,
          })
        })
        if (state.text === before.text) break
      }
      diagnostics.push(...found.values())
      if (state.text !== receivedLine) origins.set(lineIndex + 1, state.origin)
      text = state.text
    }
    for (const match of receivedLine.matchAll(lostSymbol)) {
      diagnostics.push({
        ...at(match.index + 1),
        severity: 'warning',
        rule: 'symbol-lost',
        message: 'a symbol was replaced by "?" before this file was received; its meaning is unknown',
      })
    }
    if (text.includes('\ufffd')) {
      diagnostics.push({
        ...at(receivedLine.indexOf('\ufffd') === -1 ? 0 : receivedLine.indexOf('\ufffd')),
        severity: 'warning',
        rule: 'symbol-lost',
        message: 'a character was lost before this file was received',
      })
    }
    return text
  })
  return {
    text: lines.join('\n'),
    receivedColumn: (line, column) => {
      const origin = origins.get(line)
      if (origin === undefined) return column
      return origin[Math.min(column - 1, origin.length - 1)]! + 1
    },
    diagnostics,
  }
}
