import type { Finding } from './trial'

/** The summary: fault, times, what held. */
export function tableOf(findings: readonly Finding[]): string {
  const rows = findings.map(({ fault, times, held, what }) => [fault, String(times), wordOf(held), what])
  const head = ['fault', 'times', '', 'what held']
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

function wordOf(held: boolean | null): string {
  return held === null ? 'skipped' : held ? 'held' : 'BROKEN'
}
