import { ofText } from '../memory'
import { fitsOf } from './match-text'
import type { SearchQuery } from './parse-query'
import { type Word, wordsOf } from './words'

/** A piece of a text; `mark` where it is what was looked for. */
export interface MarkedPiece {
  text: string
  mark: boolean
}

/** Long texts are found again and again: help, guides and decision records. */
const longFrom = 500
const wordsOfLong = ofText('words-of-long', (text): readonly Word[] => wordsOf(text), { longest: 10_000, most: 100 })

function splitOnce(text: string): readonly Word[] {
  return text.length < longFrom ? wordsOf(text) : wordsOfLong(text)
}

/** The text in pieces, what the query fits marked; never markup, so nothing in it can become any. */
export function markWords(query: SearchQuery, text: string): MarkedPiece[] {
  const words = splitOnce(text)
  const marked = new Set<number>()
  for (const term of query.terms)
    for (const { from, to } of fitsOf(term, words)) for (let at = from; at <= to; at += 1) marked.add(at)
  const pieces: MarkedPiece[] = []
  let done = 0
  for (const [at, { start, end }] of words.entries()) {
    if (!marked.has(at)) continue
    // Marks of neighbouring words are one mark.
    const from = marked.has(at - 1) ? done : start
    if (from > done) pieces.push({ text: text.slice(done, from), mark: false })
    const last = pieces.at(-1)
    const grown = text.slice(from, end)
    if (marked.has(at - 1) && last?.mark === true) last.text += grown
    else pieces.push({ text: grown, mark: true })
    done = end
  }
  if (done < text.length) pieces.push({ text: text.slice(done), mark: false })
  return pieces
}

/** As {@link markWords}, cut to about `length` characters around the first mark. */
export function snippetOf(query: SearchQuery, text: string, length: number): MarkedPiece[] {
  if (text.length <= length) return markWords(query, text)
  const pieces = markWords(query, text)
  const first = pieces.findIndex(({ mark }) => mark)
  const before = pieces.slice(0, Math.max(0, first)).reduce((sum, piece) => sum + piece.text.length, 0)
  const from = first < 0 ? 0 : Math.max(0, Math.min(before - Math.floor(length / 4), text.length - length))
  return clip(pieces, from, from + length)
}

function clip(pieces: readonly MarkedPiece[], from: number, to: number): MarkedPiece[] {
  let at = 0
  const kept: MarkedPiece[] = []
  for (const { text, mark } of pieces) {
    const start = at
    at += text.length
    const cut = text.slice(Math.max(0, from - start), Math.max(0, to - start))
    if (cut !== '') kept.push({ text: whole(cut), mark })
  }
  const ends = [
    ...(from > 0 ? [{ text: '… ', mark: false }] : []),
    ...kept,
    ...(to < at ? [{ text: ' …', mark: false }] : []),
  ]
  return ends
}

/** Without half a character at either end. */
function whole(text: string): string {
  return text.replace(/^[\udc00-\udfff]/, '').replace(/[\ud800-\udbff]$/, '')
}

/** Whether any word of the text is what was looked for. */
export function hasMark(pieces: readonly MarkedPiece[]): boolean {
  return pieces.some(({ mark }) => mark)
}
