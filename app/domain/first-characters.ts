/** The first characters of a text, none of them torn: half a surrogate pair cannot be stored as it was hashed. */
export function firstCharacters(text: string, count: number): string {
  return [...text].slice(0, count).join('')
}
