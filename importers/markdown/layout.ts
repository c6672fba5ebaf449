/**
 * Line-level repairs of habits that a GFM parser reads otherwise than people do. Lines are only
 * added or left out, never changed, and `received` keeps where each came from.
 */
export interface Layout {
  text: string
  /** Received line (1-based) of each line of `text`, by index. */
  received: number[]
}

const fence = /^ {0,3}(`{3,}|~{3,})/
const pipeRow = /^ {0,3}\|.*\|\s*$/
const delimiterRow = /^ {0,3}\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/
const labelLine = /^\*\*[^*\n]{1,120}\*\*/
const ruleLine = /^(-{3,}|={3,})\s*$/

function nextFilled(lines: string[], from: number): number {
  let index = from
  while (index < lines.length && lines[index]!.trim() === '') index++
  return index
}

/**
 * - blank lines between two rows of one table are left out;
 * - a line that starts with a bold label starts its own paragraph, also after a list item;
 * - a rule directly under such a line is a rule, not a heading underline.
 */
export function layOut(text: string): Layout {
  const lines = text.split('\n')
  const kept: string[] = []
  const received: number[] = []
  let open: string | null = null
  const keep = (line: string, index: number) => {
    kept.push(line)
    received.push(index + 1)
  }
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!
    const mark = fence.exec(line)?.[1]
    if (open !== null) {
      if (mark?.startsWith(open) && line.trim() === mark) open = null
      keep(line, index)
      continue
    }
    if (mark !== undefined) {
      open = mark
      keep(line, index)
      continue
    }
    const before = kept.at(-1) ?? ''
    if (line.trim() === '' && pipeRow.test(before)) {
      const next = nextFilled(lines, index)
      const continues = pipeRow.test(lines[next] ?? '') && !delimiterRow.test(lines[next + 1] ?? '')
      if (continues) {
        index = next - 1
        continue
      }
    }
    const splits = before.trim() !== '' && (labelLine.test(line) || (ruleLine.test(line) && labelLine.test(before)))
    if (splits) keep('', index)
    keep(line, index)
  }
  return { text: kept.join('\n'), received }
}
