import type { BenchLine } from './bench-line'

/** As a Markdown table. A figure that nothing is held against has neither ratio nor goal. */
export function benchTable(lines: readonly BenchLine[]): string {
  const rows = lines.map(({ measure, ours, against, ratio, goal, reached }) => [
    measure,
    ours,
    against,
    Number.isNaN(ratio) ? '' : ratio.toFixed(2),
    goal,
    goal === '' ? '' : reached ? 'yes' : '**no**',
  ])
  const head = ['Measure', 'Assay', 'Against', 'Ratio', 'Goal', 'Reached']
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
