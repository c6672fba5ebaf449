/** Words that stay small inside a title. */
const small = new Set(['a', 'an', 'and', 'as', 'at', 'by', 'for', 'in', 'of', 'on', 'or', 'the', 'to', 'with'])

/**
 * A heading shouted in capitals as a title: "TIER 2 PERFORMANCE - PHASE 1" becomes "Tier 2
 * Performance - Phase 1". Words of up to three letters and words with digits stay as they are
 * (API, V2); a heading with any small letter is left alone.
 */
export function titleOf(heading: string): string {
  if (/\p{Ll}/u.test(heading) || !/\p{Lu}{4}/u.test(heading)) return heading
  return heading.replace(/[\p{L}\p{N}]+/gu, (word, at: number) => {
    const lower = word.toLowerCase()
    if (small.has(lower)) return at === 0 ? capitalised(lower) : lower
    return word.length <= 3 || /\p{N}/u.test(word) ? word : capitalised(lower)
  })
}

function capitalised(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`
}

const quotedPicture = /“(?:\p{Emoji_Presentation}|\p{Extended_Pictographic})\uFE0F?\s*”/gu
const pictures = /(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F)[\uFE0F\u200D]*\s*/gu

/** Pictures that stand for a status of their own. */
const named: [RegExp, string][] = [
  [/[⏳⌛]/u, '(hourglass)'],
  [/🔄|🔁/u, '(arrows)'],
  [/⏸/u, '(pause)'],
  [/⚠|🚧/u, '(warning)'],
  [/🟢/u, '(green)'],
  [/🟡|🟠/u, '(yellow)'],
  [/🔴/u, '(red)'],
]

/**
 * An author's words for a reader without a font for pictures: marks of passing and failing become
 * plain ✓ and ✗, other pictures are left out; words that were nothing else are named, or called a symbol.
 */
export function plainWords(text: string): string {
  const marked = text.replace(/[✅✔☑]\uFE0F?/gu, '✓').replace(/❌\uFE0F?/gu, '✗')
  const bare = marked.replace(quotedPicture, 'a symbol').replace(pictures, '').trim()
  if (bare !== '' || marked === '') return bare
  return named.find(([picture]) => picture.test(marked))?.[1] ?? '(symbol)'
}
