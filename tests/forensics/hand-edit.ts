import type { Random } from './random'

/** One figure of one row of a stats file, made better. */
export interface HandEdit {
  kind: EditKind
  /** `requests`, `p95`, `Aggregated p95`, ... */
  column: string
  row: string
  from: string
  to: string
  text: string
}

export const editKinds = [
  'requests',
  'failures',
  'average',
  'max',
  'percentile',
  'aggregated',
  'min',
  'median',
] as const
export type EditKind = (typeof editKinds)[number]

/**
 * How an editor writes a percentile: as any whole millisecond, or on the grid that the tool prints
 * on, which takes knowing the tool.
 */
export type Care = 'whole' | 'grid'

const headers: Record<string, string[]> = {
  requests: ['Request Count', '# requests'],
  failures: ['Failure Count', '# failures'],
  average: ['Average Response Time', 'Average response time'],
  max: ['Max Response Time', 'Max response time'],
  min: ['Min Response Time', 'Min response time'],
  median: ['Median Response Time', 'Median response time'],
}
const ofAggregate = ['requests', 'failures', 'average', 'max', 'percentile'] as const

/** Makes one random edit of the kind; null where the file has no figure that it could improve. */
export function editOnce(text: string, kind: EditKind, random: Random, care: Care): HandEdit | null {
  const ending = text.includes('\r\n') ? '\r\n' : '\n'
  const lines = text.split(ending)
  const table = lines.map(splitCells)
  const header = table[0]!.map((cell) => cell.replace(/^"|"$/g, ''))
  const last = table.findLastIndex((cells) => cells.length === header.length)
  const isAggregate = kind === 'aggregated'
  for (let attempt = 0; attempt < 50; attempt++) {
    const row = isAggregate ? last : 1 + random.below(Math.max(1, last - 1))
    const figure = isAggregate ? random.pick(ofAggregate) : kind
    const column = columnOf(header, figure, random)
    const cells = table[row]
    const cell = cells?.[column]
    if (cells === undefined || cell === undefined || column < 0) continue
    const share = 0.05 + 0.85 * random.next()
    const to = improved(cell, figure, share, care)
    if (to === null) continue
    const edited = [...cells]
    edited[column] = to
    const name = figure === 'percentile' ? `p${Number.parseFloat(header[column]!)}` : figure
    return {
      kind,
      column: isAggregate ? `Aggregated ${name}` : name,
      row: `${cells[0]} ${cells[1]}`,
      from: cell,
      to,
      text: lines.map((line, at) => (at === row ? edited.join(',') : line)).join(ending),
    }
  }
  return null
}

function columnOf(header: string[], figure: string, random: Random): number {
  if (figure !== 'percentile') return header.findIndex((cell) => headers[figure]!.includes(cell))
  const percentiles = header.flatMap((cell, at) => (/^\d+(\.\d+)?%?$/.test(cell) ? [at] : []))
  return percentiles.length === 0 ? -1 : random.pick(percentiles)
}

/** The figure made better by the share, written as its column is; null where nothing would change. */
function improved(cell: string, figure: string, share: number, care: Care): string | null {
  const value = Number(cell)
  if (cell === '' || !Number.isFinite(value) || value <= 0) return null
  const better = value * (figure === 'requests' ? 1 + share : 1 - share)
  const whole = figure === 'requests' || figure === 'failures' || figure === 'percentile'
  const onGrid = figure === 'percentile' && care === 'grid'
  const written = onGrid ? snapped(better) : whole || Number.isInteger(value) ? Math.round(better) : better
  return written === value ? null : String(written)
}

/** Written anew here, so that the check is not held against itself. */
function snapped(ms: number): number {
  const width = ms < 100 ? 1 : ms < 1000 ? 10 : ms < 10_000 ? 100 : 1000
  return Math.round(ms / width) * width
}

/** Cells of one CSV line with their quotes, so that joining them gives the line again. */
function splitCells(line: string): string[] {
  const cells: string[] = []
  let quoted = false
  let start = 0
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') quoted = !quoted
    if (line[at] !== ',' || quoted) continue
    cells.push(line.slice(start, at))
    start = at + 1
  }
  return [...cells, line.slice(start)]
}
