/** A word as it is compared, and where it stands in the text (UTF-16 offsets, end exclusive). */
export interface Word {
  word: string
  start: number
  end: number
}

/** Longer words are compared by their beginning: a kilobyte of base64 is no word that anybody types. */
const longestWord = 64

/** Scripts that put no spaces between words: every character is a word of its own, and what is typed is a phrase of them. */
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}'
const letter = `(?![${unspaced}])[\\p{L}\\p{M}\\p{Co}]`
/** A figure stands for itself, apart from its unit: "2.1s" is "2.1" and "s". Names keep theirs: "v45", "P1.1". */
const number = '\\p{N}+(?:[.]\\p{N}+|,\\p{N}{3}(?!\\p{N}))*'
const name = `(?:${letter})(?:${letter}|\\p{N}|(?<=\\p{N})[.](?=\\p{N}))*`
const word = new RegExp(`[${unspaced}]\\p{M}*|${number}|${name}`, 'gu')
const ascii = /^[\x20-\x7e\t\n\r]*$/
const asciiWord = /[0-9]+(?:[.][0-9]+|,[0-9]{3}(?![0-9]))*|[a-z](?:[a-z0-9]|(?<=[0-9])[.](?=[0-9]))*/g

/**
 * The words of a text, without case and diacritics. The index, the query and the marks on a hit are
 * all made by this one function, so that they never disagree on what a word is.
 */
export function wordsOf(text: string): Word[] {
  if (ascii.test(text)) {
    return [...text.toLowerCase().matchAll(asciiWord)].map(({ 0: found, index }) => ({
      word: found.replace(/,/g, '').slice(0, longestWord),
      start: index,
      end: index + found.length,
    }))
  }
  return [...text.matchAll(word)].flatMap(({ 0: found, index }) => {
    const folded = foldWord(found)
    return folded === '' ? [] : [{ word: folded, start: index, end: index + found.length }]
  })
}

/** Words alone, one blank between two: as they go into the index. */
export function indexedText(text: string): string {
  return wordsOf(text)
    .map(({ word: folded }) => folded)
    .join(' ')
}

/** "Épreuve", "ﬁle" and "ＡＢＣ" as people type them: "epreuve", "file", "abc". */
function foldWord(found: string): string {
  const bare = found
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
  // What a compatibility form stands for may hold blanks and signs (½ is "1⁄2"): they join the word.
  return cut(bare.normalize('NFC').replace(/[^\p{L}\p{N}\p{M}\p{Co}.]/gu, ''))
}

/** Never through the middle of a character. */
function cut(folded: string): string {
  if (folded.length <= longestWord) return folded
  return folded.slice(0, longestWord).replace(/[\ud800-\udbff]$/, '')
}
