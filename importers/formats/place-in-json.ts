import type { Place } from '~/domain/place'
import type { FormatInput } from './format'

/**
 * Finds where a string value stands in the JSON text, going forward with every find, so that equal
 * texts are met in their order; the top of the file where it is not found.
 */
export function placeFinder({ text, path }: Pick<FormatInput, 'text' | 'path'>): (value: string) => Place {
  let from = 0
  let line = 1
  let counted = 0
  return (value) => {
    const quoted = JSON.stringify(value)
    const at = value === '' ? -1 : text.indexOf(quoted, from)
    if (at === -1) return { file: path, line: 1, column: 1 }
    for (let next = text.indexOf('\n', counted); next !== -1 && next < at; next = text.indexOf('\n', counted)) {
      line++
      counted = next + 1
    }
    from = at + quoted.length
    return { file: path, line, column: at - counted + 1 }
  }
}
