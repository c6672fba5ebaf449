import type { Diagnostic } from '~/domain/place'

/** Larger documents are refused: no tracker is, and the parser's time grows faster than its input. */
export const maxDocumentBytes = 2 * 1024 * 1024
/** Quotes and lists inside each other. 1 MB nested 1,000 deep would keep the parser busy for a minute. */
export const maxNesting = 40
/** Longest line; emphasis and link runs inside one paragraph are the parser's other slow spot. */
export const maxLineLength = 20_000

const container = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/
const marker = />|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])/g

/** Upper bound of the containers that this line opens or continues: its markers, or half its indent. */
function nestingOf(line: string): number {
  const prefix = container.exec(line)?.[0]
  if (prefix === undefined) return 0
  const markers = [...prefix.matchAll(marker)].length
  const indent = /^[ \t]*/.exec(line)![0].replaceAll('\t', '    ').length
  return markers + Math.floor(indent / 2)
}

/** Refusals that are found in one linear pass, before anything is parsed. */
export function refuseHostile(text: string, file: string): Diagnostic | null {
  const refuse = (line: number, rule: string, message: string): Diagnostic => ({
    file,
    line,
    column: 1,
    severity: 'error',
    rule,
    message,
  })
  if (text.length > maxDocumentBytes) {
    return refuse(1, 'document-too-large', `more than ${maxDocumentBytes} characters: not read`)
  }
  let number = 0
  for (const line of text.split('\n')) {
    number += 1
    if (line.includes('\u0000')) return refuse(number, 'document-binary', 'not a text file: it holds zero bytes')
    if (line.length > maxLineLength) {
      return refuse(number, 'line-too-long', `a line of ${line.length} characters (limit ${maxLineLength}): not read`)
    }
    if (nestingOf(line) > maxNesting) {
      return refuse(number, 'nesting-too-deep', `lists or quotes nested more than ${maxNesting} deep: not read`)
    }
  }
  return null
}
