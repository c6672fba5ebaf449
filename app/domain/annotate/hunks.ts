/** A line of bytes with its own end, so that nothing about endings is guessed. */
export type ByteLine = Uint8Array

/** Changed lines that stand together; lines are only ever exchanged, never added or taken away. */
export interface Hunk {
  /** From 1, in the order of the document. */
  number: number
  /** Index of the first and the last changed line. */
  first: number
  last: number
}

const newline = 0x0a

/** Lines of a file, each with its `\n`; the last without one where the file ends so. */
export function byteLines(bytes: Uint8Array): ByteLine[] {
  const lines: ByteLine[] = []
  let start = 0
  while (start < bytes.length) {
    const end = bytes.indexOf(newline, start)
    const next = end === -1 ? bytes.length : end + 1
    lines.push(bytes.subarray(start, next))
    start = next
  }
  return lines
}

function same(a: ByteLine, b: ByteLine): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}

/**
 * Hunks between two versions with the same number of lines. Changed lines with fewer than two lines
 * between them belong to one hunk: each hunk needs a line of its own around it to be found by.
 */
export function hunksBetween(before: readonly ByteLine[], after: readonly ByteLine[]): Hunk[] {
  if (before.length !== after.length) throw new Error('an annotated document has other lines than the received one')
  const hunks: Hunk[] = []
  for (const [index, line] of before.entries()) {
    if (same(line, after[index]!)) continue
    const open = hunks.at(-1)
    if (open !== undefined && index - open.last <= 2) open.last = index
    else hunks.push({ number: hunks.length + 1, first: index, last: index })
  }
  return hunks
}

/** The received lines with the chosen hunks carried out. */
export function withHunks(before: readonly ByteLine[], after: readonly ByteLine[], hunks: readonly Hunk[]): Uint8Array {
  const lines = [...before]
  for (const { first, last } of hunks) for (let index = first; index <= last; index++) lines[index] = after[index]!
  return join(lines)
}

export function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
