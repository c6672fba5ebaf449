import { descendants, tableRows } from '../nodes'
import { isUnfilled } from '../readers/pairs'
import type { Reading } from '../reading'
import { allSections } from '../section'
import type { FactsByLine } from './facts'

/** What was read but is no item of its own: fields, headings that give what is below its meaning, table heads. */
export function fieldFacts(reading: Reading, facts: FactsByLine): void {
  const { tree, plan } = reading
  const add = (line: number, kind: 'field' | 'section' | 'columns', fields: Record<string, string>) => {
    if (!facts.has(line)) facts.set(line, [{ kind, id: null, fields }])
  }
  const [title] = tree.root.children
  if (title !== undefined) {
    const known = facts.get(title.place.line)
    const fact = { kind: 'title' as const, id: null, fields: { title: plan.title } }
    facts.set(title.place.line, known === undefined ? [fact] : [fact, ...known])
  }
  for (const { line, scope } of reading.scopes)
    if (scope.kind !== 'other' && scope.kind !== 'title') add(line, 'section', { about: scope.kind })
  for (const section of allSections(tree.root))
    for (const { pairs } of section.blocks)
      for (const pair of pairs)
        if (pair.value !== '' && tree.understood.has(pair) && !isUnfilled(pair.value) && !readsNothing.test(pair.label))
          add(pair.place.line, 'field', { label: pair.label, value: pair.value })
  for (const table of descendants(tree.mdast.children, 'table'))
    if (tree.understood.has(table)) {
      const { headers, place } = tableRows(table, tree.placeOf)
      add(place.line, 'columns', { columns: headers.join(' | ') })
    }
}

/** Labels that are known and hold nothing that Assay keeps. */
const readsNothing = /^(?:reference|next (?:update|review)|full plan|related documents?)$/i
