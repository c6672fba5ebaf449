import { editDistance } from '../rules/nearest-word'

/** Texts are compared up to here: what is longer is told apart long before. */
const longest = 240

/** Lower case, plain spaces, no decoration: what two spellings of one text share. */
export function normalText(text: string): string {
  return text
    .toLowerCase()
    .replace(/[*_`~✓✗]|\p{Extended_Pictographic}\uFE0F?/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The text before " - " or "(", by which an item is known (semantics §7). */
export function headOf(text: string): string {
  const normal = normalText(text)
  const head = normal.split(/ [-–—] |\(/u, 1)[0] as string
  return head.trim() === '' ? normal : head.trim().replace(/:$/, '')
}

/** 1 for equal texts, 0 for texts with nothing in common: one minus edits over the longer length. */
export function similarity(a: string, b: string): number {
  const left = a.slice(0, longest)
  const right = b.slice(0, longest)
  const size = Math.max(left.length, right.length)
  return size === 0 ? 1 : 1 - editDistance(left, right) / size
}

/** Two texts that differ in a number are two things: "Test with 10 users", "Test with 50 users". */
export function sameNumbers(a: string, b: string): boolean {
  return numbersOf(a) === numbersOf(b)
}

function numbersOf(text: string): string {
  return (text.match(/\d+(?:[.,]\d+)*/g) ?? []).join(' ')
}

/** Words that say nothing of what a line is about. */
const small = /^(?:the|a|an|and|or|of|for|to|in|on|with|all|is|are|by|from|at)$/

export function wordsOf(text: string): Set<string> {
  const words = normalText(text).match(/[\p{L}\p{N}]+/gu)
  return new Set((words ?? []).filter((word) => !small.test(word)).map(singular))
}

function singular(word: string): string {
  return word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word
}

/** Share of words that two texts have in common (Dice): 1 all, 0 none. */
export function sharedWords(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0
  let shared = 0
  for (const word of a) if (b.has(word)) shared++
  return (2 * shared) / (a.size + b.size)
}
