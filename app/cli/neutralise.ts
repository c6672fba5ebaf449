/**
 * Characters that a terminal obeys instead of showing: controls (C0 without tab and newline, C1),
 * and the marks that turn the direction of writing around.
 */
const obeyed = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

/**
 * Text from documents, file names and evidence as a terminal may have it: what it would obey is
 * written out (`\u001b`). In JSON that is the same string, so machines read what was there.
 */
export function neutralise(text: string): string {
  return text.replace(obeyed, (character) =>
    character === '\n' || character === '\t'
      ? character
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
