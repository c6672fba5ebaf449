import { descendants, tableRows } from '../nodes'
import type { Reading } from '../reading'
import { allSections } from '../section'

/** Tables and "label: value" lines that no reader knew. Prose is no diagnostic. */
export function reportUnread(reading: Reading): void {
  const { tree, plan } = reading
  for (const table of descendants(tree.mdast.children, 'table')) {
    if (tree.understood.has(table)) continue
    const headers = tableRows(table, tree.placeOf).headers.join(' | ')
    reading.report(
      'warning',
      'table-unread',
      tree.placeOf(table),
      `no reader knows a table with the columns ${headers}`,
    )
  }
  const read = new Set(
    [
      plan.links,
      plan.targets,
      plan.metricStatements,
      plan.progress,
      plan.quotedEvidence.flatMap((block) => [block, ...block.figures]),
    ]
      .flat()
      .map((item) => item.place.line),
  )
  for (const section of allSections(tree.root)) {
    for (const block of section.blocks) {
      for (const pair of block.pairs) {
        if (pair.value === '' || tree.understood.has(pair) || read.has(pair.place.line)) continue
        reading.report('info', 'line-unread', pair.place, `no reader knows "${pair.label}"`)
      }
    }
  }
}
