import type { MarkedText } from './types-acts'

/** Two texts, each cut at what the other does not have, in whole words; null stays null. */
export function markedTexts(signed: string | null, now: string | null): [MarkedText | null, MarkedText | null] {
  if (signed === null || now === null) return [whole(signed), whole(now)]
  const from = wordsOf(signed)
  const to = wordsOf(now)
  const most = Math.min(from.length, to.length)
  let start = 0
  while (start < most && from[start] === to[start]) start += 1
  let end = 0
  while (end < most - start && from.at(-1 - end) === to.at(-1 - end)) end += 1
  return [cut(from, start, end), cut(to, start, end)]
}

/** Words with the blanks and signs between them, so that joining gives the text again. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}.%]+|[^\p{L}\p{N}.%]/gu) ?? []
}

function cut(words: string[], start: number, end: number): MarkedText {
  const last = words.length - end
  return {
    before: words.slice(0, start).join(''),
    changed: words.slice(start, last).join(''),
    after: words.slice(last).join(''),
  }
}

function whole(text: string | null): MarkedText | null {
  return text === null ? null : { before: '', changed: text, after: '' }
}
