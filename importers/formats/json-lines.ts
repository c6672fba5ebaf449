import { type JsonObject, objectOf } from './read-values'

/** Calls with every line that holds something, without splitting a large text at once. */
export function eachLine(text: string, visit: (line: string, number: number) => void): void {
  let number = 0
  let start = 0
  while (start < text.length) {
    const end = text.indexOf('\n', start)
    const line = text.slice(start, end === -1 ? text.length : end)
    number += 1
    if (line.trim() !== '') visit(line, number)
    if (end === -1) return
    start = end + 1
  }
}

/** The JSON object on the first line of a text; null where there is none. */
export function jsonLine(text: string): JsonObject | null {
  const end = text.indexOf('\n')
  const line = (end === -1 ? text : text.slice(0, end)).trim()
  if (!line.startsWith('{') || !line.endsWith('}')) return null
  try {
    return objectOf(JSON.parse(line))
  } catch {
    return null
  }
}
