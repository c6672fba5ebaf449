import { readAddress } from './addresses'
import type { Element, ElementContent, Root } from './hast'

/**
 * The last pass, over what the schema let through: addresses are judged, images become links, boxes
 * and the places of remarks become marks that `toParts` finds. `mark` makes a comment that no text
 * of the document can imitate.
 */
export function settle(root: Root, mark: (text: string) => ElementContent): void {
  root.children = root.children.flatMap((child): Root['children'] =>
    child.type === 'element' ? settled(child, mark) : [child],
  )
}

type Mark = (text: string) => ElementContent

function settled(node: Element, mark: Mark): ElementContent[] {
  const { properties } = node
  node.children = node.children.flatMap((child): ElementContent[] =>
    child.type === 'element' ? settled(child, mark) : child.type === 'text' ? drawn(child.value, mark) : [child],
  )
  if (typeof properties.dataBox === 'string') return [mark(`box:${properties.dataBox}`)]
  if (typeof properties.dataUnit === 'string') {
    return [mark(`open:${properties.dataUnit}`), ...node.children, mark(`close:${properties.dataUnit}`)]
  }
  if (typeof properties.dataRow === 'string') return [withRemarks(node, properties.dataRow, mark)]
  if (typeof properties.dataLines === 'string') {
    const lines = properties.dataLines.split(' ')
    delete properties.dataLines
    return [...lines.map((line) => mark(`line:${line}`)), node]
  }
  if (node.tagName === 'img') return linked(image(node), mark)
  return node.tagName === 'a' ? linked(node, mark) : [node]
}

/** Marks of passing and failing are drawn: fonts differ on them, and some systems have none. */
function drawn(text: string, mark: Mark): ElementContent[] {
  return text.split(/([✅✔☑❌✗✘]\uFE0F?)/u).flatMap((part, index): ElementContent[] => {
    if (index % 2 === 1) return [mark(/^[✅✔☑]/u.test(part) ? 'drawn:passed' : 'drawn:failed')]
    return part === '' ? [] : [{ type: 'text', value: part }]
  })
}

/** A column at the end of every row for what the office has to say about it. */
function withRemarks(row: Element, line: string, mark: Mark): Element {
  delete row.properties.dataRow
  const remarks: Element = {
    type: 'element',
    tagName: 'td',
    properties: { className: ['remarks'] },
    children: [mark(`row:${line}-${line}`)],
  }
  const first = row.children[0]
  if (first?.type === 'element') first.children.unshift(mark(`line:${line}`))
  row.children.push(remarks)
  return row
}

/** Pictures are not fetched: whoever reads would be told to the host that serves them. */
function image(node: Element): Element {
  const { src, alt } = node.properties
  const name = typeof alt === 'string' && alt !== '' ? alt : 'without a description'
  return {
    type: 'element',
    tagName: 'a',
    properties: typeof src === 'string' ? { href: src } : {},
    children: [{ type: 'text', value: `image: ${name}` }],
  }
}

function linked(node: Element, mark: Mark): ElementContent[] {
  const { properties } = node
  if (properties.dataFootnoteRef !== undefined || properties.dataFootnoteBackref !== undefined) return [node]
  const address = typeof properties.href === 'string' ? readAddress(properties.href) : { kind: 'none' as const }
  if (address.kind === 'none') return [{ ...node, tagName: 'span', properties: { className: ['no-link'] } }]
  if (address.kind === 'here') node.properties = { href: `#doc-${address.id}` }
  if (address.kind === 'web') node.properties = { href: address.href, rel: ['noreferrer', 'nofollow'] }
  if (address.kind !== 'path') return [node]
  // The end tag is the one of an element without children; its start is written by whoever knows the documents.
  return [mark(`link:${encodeURIComponent(address.target)}`), ...node.children, mark('unlink')]
}
