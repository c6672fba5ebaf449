import { markdownTable } from '../docs/markdown-table'
import type { Finding } from './trial'

const head = ['fault', 'times', '', 'what held']

function cellsOf({ fault, times, held, what, short }: Finding): string[] {
  return [fault, String(times), wordOf(held, short === true), what]
}

/** The summary: fault, times, what held. */
export function tableOf(findings: readonly Finding[]): string {
  const rows = findings.map(cellsOf)
  const widths = [0, 1, 2].map((column) => Math.max(...[head, ...rows].map((row) => (row[column] as string).length)))
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** The same for the README. */
export function markdownOf(findings: readonly Finding[]): string {
  return markdownTable(head, findings.map(cellsOf))
}

function wordOf(held: boolean | null, short: boolean): string {
  if (short && held !== false) return 'cut short'
  return held === null ? 'skipped' : held ? 'held' : 'BROKEN'
}
