import type { Diagnostic } from '~/domain/place'

/** Larger documents are refused: no tracker is, and the parser's time grows faster than its input. */
export const maxDocumentBytes = 512 * 1024
/** More lines take the parser seconds; the longest real tracker has about a thousand. */
const maxLines = 30_000
/** Blanks, figures or brackets in a row: every reader that looks for a number begins anew at each of them. */
const endlessRun = /[\s\d,.~–-]{1000}|\({1000}/u
/** Quotes and lists inside each other. 1 MB nested 1,000 deep would keep the parser busy for a minute. */
export const maxNesting = 40
/** Lists opened inside each other on one line ("- - - x"), over the whole document: quadratic in the parser. */
const maxInlineNesting = 1000
/** Headings by underline: the parser's time grows with the square of their number. */
const maxUnderlines = 1000
/** Openings of links and addresses without an empty line between them: each is tried against all that follow, each closing bracket against all before. */
const maxOpenings = 3000
/**
 * List items, quoted lines, table rows and headings of a document; a heading or an item inside
 * another weighs as three. The time of parser and readers grows with the square of what is opened:
 * 5,000 flat or 1,700 nested items take about a second on a busy
 * machine. The heaviest real tracker weighs 800.
 */
const maxItemWeight = 5000
/** Lines with figures without an empty line between them: a broken data file, whose figures would be read for many seconds. */
const maxBlockLines = 2500
/** Longest line; emphasis and link runs inside one paragraph are the parser's other slow spot. */
export const maxLineLength = 20_000

const container = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/
/** Marks within a prefix that `container` has found: the last one's blank lies behind it. */
const marker = />|[-+*]|\d{1,9}[.)]/g

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

/** 1 for an outermost list item or a table row, 3 for an item in another, a footnote, a heading, a fence; a quote its marks. */
function itemWeightOf(line: string): number {
  if (/^ {0,3}(?:\[\^|#{1,6}\s|```|~~~)/.test(line)) return 3
  if (/^ {0,3}\|/.test(line)) return 1
  const prefix = container.exec(line)?.[0]
  if (prefix === undefined || thematicBreak.test(line)) return 0
  if (!/[-+*\d]/.test(prefix)) return [...prefix.matchAll(/>/g)].length
  return nestingOf(line) > 1 ? 3 : 1
}

/** List markers on one line beyond the two that a person might write. */
function inlineListsOf(line: string): number {
  if (thematicBreak.test(line)) return 0
  const prefix = container.exec(line)?.[0]
  if (prefix === undefined) return 0
  const markers = [...prefix.matchAll(/[-+*]|\d{1,9}[.)]/g)]
  return Math.max(0, markers.length - 2)
}

/** Opening brackets, tildes and at signs of a line, or its closing brackets where those are more; without the box of a list item. */
function openingsOf(line: string): number {
  let opened = 0
  let closed = 0
  for (const character of line) {
    if (character === '[' || character === '@' || character === '~') opened += 1
    else if (character === ']') closed += 1
  }
  const box = /^[ \t>]*[-+*] \[[ xX]\]/.test(line) ? 1 : 0
  return Math.max(opened, closed) - box
}

/** Rules of the diagnostics of a document that was not read at all. */
export const refusalRules: ReadonlySet<string> = new Set([
  'document-too-large',
  'document-binary',
  'too-many-lines',
  'line-too-long',
  'endless-run',
  'too-many-brackets',
  'nesting-too-deep',
  'too-many-underlines',
  'too-many-items',
  'block-too-long',
])

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
  let itemWeight = 0
  let openings = 0
  let blockLines = 0
  let before = ''
  for (const line of text.split('\n')) {
    number += 1
    if (line.includes('\u0000')) return refuse(number, 'document-binary', 'not a text file: it holds zero bytes')
    if (line.length > maxLineLength) {
      return refuse(number, 'line-too-long', `a line of ${line.length} characters (limit ${maxLineLength}): not read`)
    }
    if (number > maxLines) {
      return refuse(number, 'too-many-lines', `more than ${maxLines} lines: not read`)
    }
    if (line.length >= 1000 && endlessRun.test(line)) {
      return refuse(number, 'endless-run', 'a thousand blanks, figures or brackets in a row: not read')
    }
    openings = line.trim() === '' ? 0 : openings + openingsOf(line)
    if (openings > maxOpenings) {
      return refuse(
        number,
        'too-many-brackets',
        `more than ${maxOpenings} brackets, tildes or at signs in one block: not read`,
      )
    }
    inlineLists += inlineListsOf(line)
    if (nestingOf(line) > maxNesting || inlineLists > maxInlineNesting) {
      return refuse(number, 'nesting-too-deep', `lists or quotes nested more than ${maxNesting} deep: not read`)
    }
    itemWeight += itemWeightOf(line)
    if (itemWeight > maxItemWeight) {
      const message = `more than ${maxItemWeight} list items and table rows (headings and nested ones count three times): not read`
      return refuse(number, 'too-many-items', message)
    }
    blockLines = line.trim() === '' ? 0 : /\d/.test(line) && itemWeightOf(line) === 0 ? blockLines + 1 : blockLines
    if (blockLines > maxBlockLines) {
      return refuse(
        number,
        'block-too-long',
        `more than ${maxBlockLines} lines with figures and none empty between them: not read`,
      )
    }
    if (underline.test(line) && before.trim() !== '') underlines += 1
    if (underlines > maxUnderlines) {
      return refuse(number, 'too-many-underlines', `more than ${maxUnderlines} headings by underline: not read`)
    }
    before = line
  }
  return null
}
