/** A cell, with the text as it is printed (colours) beside the text that counts for the width. */
export interface CellText {
  plain: string
  printed?: string
  right?: boolean
}

/**
 * Calm columns: two spaces between them, numbers to the right, no lines. Widths count characters
 * without colours, so that they stand under each other.
 */
export function alignTable(rows: readonly (readonly (string | CellText)[])[], indent = ''): string[] {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? { plain: cell } : cell)))
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => widthOf(row[column] === undefined ? '' : row[column].plain))),
  )
  return cells.map((row) => {
    const line = row.map((cell, column) => {
      const gap = ' '.repeat(Math.max(0, (widths[column] as number) - widthOf(cell.plain)))
      const text = cell.printed ?? cell.plain
      return cell.right === true ? gap + text : text + gap
    })
    return (indent + line.join('  ')).trimEnd()
  })
}

function widthOf(text: string): number {
  return [...text].length
}

/** One line of at most `width` characters. */
export function clip(text: string, width: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const characters = [...line]
  return characters.length <= width ? line : `${characters.slice(0, width - 1).join('')}…`
}
