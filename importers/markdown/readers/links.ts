import { descendants, textOf } from '../nodes'
import type { Reading } from '../reading'

/** Links of the text with their targets as written; bare addresses included. */
export function readLinks(reading: Reading): void {
  for (const link of descendants(reading.tree.mdast.children, 'link')) {
    reading.plan.links.push({ text: textOf(link), target: link.url, place: reading.tree.placeOf(link) })
  }
}
