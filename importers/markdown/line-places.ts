import type { LeftReason } from '~/domain/annotate/line-edit'

const fenceMark = /^ {0,3}(?:(?:>|[-+*]|\d{1,9}[.)])[ \t]+)*[ \t]*(`{3,}|~{3,})([^`]*)$/
/** Languages in which a remark at the end of a line is just words; in any other it may break the code. */
const proseFence = /^\s*(?:text|txt|plain|plaintext|md|markdown|none)?\s*$/i

/** For every line the reason why words must not be added to it, or null where they may. */
export function linesLeftAlone(lines: readonly string[]): (LeftReason | null)[] {
  const left: (LeftReason | null)[] = []
  const front = frontMatterEnd(lines)
  let open: { mark: string; prose: boolean } | null = null
  for (const [index, line] of lines.entries()) {
    const [, mark, info] = fenceMark.exec(line) ?? []
    if (index <= front) left.push('front_matter')
    else if (open !== null && mark?.startsWith(open.mark) && info!.trim() === '') {
      open = null
      left.push('fence_mark')
    } else if (open !== null) left.push(open.prose ? null : 'code_fence')
    else if (mark !== undefined) {
      open = { mark, prose: proseFence.test(info!) }
      left.push('fence_mark')
    } else left.push(outsideFences(line))
  }
  return left
}

/** Index of the line that closes the front matter; -1 where there is none. */
function frontMatterEnd(lines: readonly string[]): number {
  if (!/^---(?:[^-]|$)/.test(lines[0] ?? '')) return -1
  return lines.findIndex((line, index) => index > 0 && /^---[ \t]*$/.test(line))
}

function outsideFences(line: string): LeftReason | null {
  const text = line.trim()
  if (text === '') return 'line_absent'
  if (text.startsWith('<')) return 'html'
  if (/^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/.test(text)) return 'delimiter_row'
  if (/^#{1,6}[ \t].*[ \t]#+$/.test(text)) return 'closing_hashes'
  if (text.endsWith('\\')) return 'trailing_backslash'
  if (/^\[[^\]]+\]:/.test(text)) return 'link_definition'
  return null
}

/** Index at which a note is written: behind the last word, in a row of a table inside its last cell. */
export function endOfWords(line: string): number {
  const text = line.replace(/[ \t]+$/, '')
  if (!/^[ \t>]*\|.*\|$/.test(text)) return text.length
  return text.slice(0, -1).replace(/[ \t]+$/, '').length
}

const listBox = /^(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)+\[([xX])\][ \t]/

/** Index of the `x` of the box whose item or row begins at a column; null where it is not to be found for sure. */
export function tickAt(line: string, column: number): number | null {
  const item = listBox.exec(line.slice(column - 1))
  if (item !== null) return column - 1 + item[0].lastIndexOf(item[1]!)
  const boxes = [...line.matchAll(/\[[xX]\]/g)]
  return boxes.length === 1 && /^[ \t>]*\|/.test(line) ? boxes[0]!.index + 1 : null
}
