import type { Code, Heading, Html, ListItem, Node, Nodes, Paragraph, PhrasingContent, Table } from 'mdast'
import type { RenderedHeading } from '~/domain/rendered-document'
import { textOf } from '../nodes'
import type { MarkdownTree } from '../section'
import { headingSlug } from './addresses'
import type { Element, ElementContent, Handlers } from './hast'

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}

function words(value: string): ElementContent {
  return { type: 'text', value }
}

/** `412-414`: the received lines of a block. */
function unit(from: number, to: number, children: ElementContent[]): Element {
  return element('div', { dataUnit: `${from}-${Math.max(from, to)}` }, children)
}

/** Hard line ends part a paragraph, so that a remark stands beside its own line. */
function byHardLine(children: PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]]
  for (const child of children) {
    if (child.type === 'break') lines.push([])
    else lines.at(-1)!.push(child)
  }
  return lines.filter((line) => line.length > 0)
}

/**
 * Elements for the blocks of a document. Everything with a line of its own becomes a unit that
 * remarks can stand beside; markup of the author's is text; images and links are judged later.
 */
export function documentHandlers(tree: MarkdownTree, headings: RenderedHeading[]): Handlers {
  const lineOf = (node: Node) => tree.placeOf(node).line
  const lastLineOf = (node: Node) => tree.placeOf({ type: 'end', position: endOf(node) } as Node).line
  const taken = new Map<string, number>()
  const newId = (text: string) => {
    const slug = headingSlug(text)
    const times = taken.get(slug)
    taken.set(slug, times === undefined ? 1 : times + 1)
    return `doc-${times === undefined ? slug : `${slug}-${times}`}`
  }
  const sourceLines = (node: Node, className: string): Element =>
    element(
      'div',
      { className: [className] },
      tree
        .linesOf(node)
        .map(({ text, place }) =>
          unit(place.line, place.line, [element('code', { className: ['source-line'] }, [words(text)])]),
        ),
    )
  return {
    paragraph: (state, node: Paragraph) =>
      byHardLine(node.children).map((line) =>
        unit(lineOf(line[0]!), lastLineOf(line.at(-1)!), [
          element('p', { className: ['line'] }, state.all({ type: 'paragraph', children: line })),
        ]),
      ),
    heading: (state, node: Heading) => {
      const text = textOf(node)
      const heading = { line: lineOf(node), depth: node.depth, id: newId(text), text }
      headings.push(heading)
      const tag = `h${Math.min(6, node.depth + 1)}`
      return unit(heading.line, lastLineOf(node), [element(tag, { id: heading.id }, state.all(node))])
    },
    listItem: (state, node: ListItem) => {
      const children = state.all(node)
      if (typeof node.checked !== 'boolean') return element('li', {}, children)
      const box = element('span', { dataBox: node.checked ? 'ticked' : 'open' }, [])
      const first = children[0]
      const line = first?.type === 'element' && first.properties.dataUnit !== undefined ? first.children[0] : undefined
      if (line?.type === 'element') line.children.unshift(box)
      else children.unshift(unit(lineOf(node), lineOf(node), [element('p', { className: ['line'] }, [box])]))
      return element('li', { className: ['boxed'] }, children)
    },
    code: (_state, node: Code) => {
      const fence = sourceLines(node, 'fence')
      fence.properties.dataLines = `${lineOf(node)} ${lastLineOf(node)}`
      return fence
    },
    html: (_state, node: Html, parent) => {
      if (/^<br\s*\/?>$/i.test(node.value)) return element('br', {}, [])
      if (isFlow(parent)) return sourceLines(node, 'raw-html')
      return element('code', { className: ['raw'] }, [words(node.value)])
    },
    table: (state, node: Table) => {
      const heads = node.children[0]!.children.map(textOf)
      const row = (of: Table['children'][number], tag: 'td' | 'th') =>
        element(
          'tr',
          { dataRow: `${lineOf(of)}` },
          of.children.map((cell, index) => {
            const align = node.align?.[index]
            const className = align === 'right' ? ['n'] : align === 'center' ? ['c'] : []
            return element(
              tag,
              tag === 'td' ? { className, dataHead: heads[index] ?? '' } : { className },
              state.all(cell),
            )
          }),
        )
      const [head, ...rows] = node.children
      const body =
        rows.length === 0
          ? []
          : [
              element(
                'tbody',
                {},
                rows.map((line) => row(line, 'td')),
              ),
            ]
      return element('div', { className: ['table'] }, [
        element('table', {}, [element('thead', {}, [row(head!, 'th')]), ...body]),
      ])
    },
  }
}

function endOf(node: Node): Node['position'] {
  const end = node.position!.end
  return { start: end, end }
}

function isFlow(parent: Nodes | undefined): boolean {
  return parent === undefined || ['root', 'blockquote', 'listItem', 'footnoteDefinition'].includes(parent.type)
}
