import type { LeftEdit, LeftReason, LineEdit } from '~/domain/annotate/line-edit'
import { noteIn, writeNote } from '~/domain/annotate/note'
import { type ReceivedLine, type ReceivedLines, receivedLines } from '../text/received-lines'
import { endOfWords, linesLeftAlone, tickAt } from './line-places'

interface Splice {
  start: number
  end: number
  bytes: Uint8Array
}

export interface SplicedDocument {
  bytes: Uint8Array
  /** Edits that would not have been safe, each with its reason. */
  left: LeftEdit[]
}

/**
 * Carries out edits on the received bytes: a tick becomes a blank, a note is written at the end of a
 * line or takes the place of the note there. Every other byte stays as it is: encoding, byte order
 * mark, line endings, damaged characters, trailing blanks, a missing last newline.
 */
export function spliceDocument(bytes: Uint8Array, edits: readonly LineEdit[]): SplicedDocument {
  const received = receivedLines(bytes)
  if (received === null) return { bytes, left: edits.map(({ line }) => ({ line, reason: 'bytes_unclear' })) }
  const alone = linesLeftAlone(received.lines.map(({ text }) => text))
  const left: LeftEdit[] = []
  const splices = edits.flatMap((edit): Splice[] => {
    const line = received.lines[edit.line - 1]
    if (line === undefined) {
      left.push({ line: edit.line, reason: 'line_absent' })
      return []
    }
    const leave = (reason: LeftReason): Splice[] => {
      left.push({ line: edit.line, reason })
      return []
    }
    const unticked = edit.untick.flatMap((column) => untick(received, line, column) ?? leave('box_not_found'))
    if (edit.parts.length === 0) return unticked
    const reason = alone[edit.line - 1] ?? null
    if (reason !== null) return [...unticked, ...leave(reason)]
    return [...unticked, ...(annotate(received, line, edit.parts) ?? leave('bytes_unclear'))]
  })
  return { bytes: apply(bytes, splices), left }
}

function untick(received: ReceivedLines, line: ReceivedLine, column: number): Splice | null {
  const index = tickAt(line.text, column)
  const start = index === null ? null : received.offsetOf(line, index)
  return start === null ? null : { start, end: start + received.unit, bytes: received.encode(' ') }
}

function annotate(received: ReceivedLines, line: ReceivedLine, parts: readonly string[]): Splice[] | null {
  const old = noteIn(line.text)
  const from = old === null ? endOfWords(line.text) : old.start
  const start = received.offsetOf(line, from)
  const end = old === null ? start : received.offsetOf(line, old.end)
  return start === null || end === null ? null : [{ start, end, bytes: received.encode(writeNote(parts)) }]
}

function apply(bytes: Uint8Array, splices: Splice[]): Uint8Array {
  const parts: Uint8Array[] = []
  let from = 0
  for (const splice of splices.toSorted((a, b) => a.start - b.start)) {
    parts.push(bytes.subarray(from, splice.start), splice.bytes)
    from = splice.end
  }
  parts.push(bytes.subarray(from))
  return new Uint8Array(Buffer.concat(parts))
}
