import type { Diagnostic } from '~/domain/place'

/** Larger documents are refused: no tracker is, and the parser's time grows faster than its input. */
export const maxDocumentBytes = 2 * 1024 * 1024
/** Quotes and lists inside each other. 1 MB nested 1,000 deep would keep the parser busy for a minute. */
export const maxNesting = 40
/** Lists opened inside each other on one line ("- - - x"), over the whole document: quadratic in the parser. */
const maxInlineNesting = 1000
/** Headings by underline: the parser's time grows with the square of their number. */
const maxUnderlines = 1000
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

const underline = /^ {0,3}(?:=+|-+)[ \t]*$/
const thematicBreak = /^[ \t]*(?:(?:\*[ \t]*)+|(?:-[ \t]*)+)$/

/** List markers on one line beyond the two that a person might write. */
function inlineListsOf(line: string): number {
  if (thematicBreak.test(line)) return 0
  const prefix = container.exec(line)?.[0]
  if (prefix === undefined) return 0
  const markers = [...prefix.matchAll(/[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])/g)]
  return Math.max(0, markers.length - 2)
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
  let inlineLists = 0
  let underlines = 0
  let before = ''
  for (const line of text.split('\n')) {
    number += 1
    if (line.includes('\u0000')) return refuse(number, 'document-binary', 'not a text file: it holds zero bytes')
    if (line.length > maxLineLength) {
      return refuse(number, 'line-too-long', `a line of ${line.length} characters (limit ${maxLineLength}): not read`)
    }
    inlineLists += inlineListsOf(line)
    if (nestingOf(line) > maxNesting || inlineLists > maxInlineNesting) {
      return refuse(number, 'nesting-too-deep', `lists or quotes nested more than ${maxNesting} deep: not read`)
    }
    if (underline.test(line) && before.trim() !== '') underlines += 1
    if (underlines > maxUnderlines) {
      return refuse(number, 'too-many-underlines', `more than ${maxUnderlines} headings by underline: not read`)
    }
    before = line
  }
  return null
}
