import type { BlockContent, Code, DefinitionContent, List, Node, Paragraph, RootContent, Table } from 'mdast'
import type { LineShape } from '~/domain/explained'
import { allSections, type MarkdownTree } from '../section'

/** What a received line is, and the block that makes it so. */
export interface ShapedLine {
  shape: LineShape
  /** The table, fence or list item it belongs to; null for the rest. */
  node: Node | null
  /** Inside another item: it explains that one. */
  nested: boolean
}

type Shapes = Map<number, ShapedLine>

/** By received line; lines that no block covers are blank or front matter. */
export function shapesOf(tree: MarkdownTree): Shapes {
  const shapes: Shapes = new Map()
  const pairs = new Set(
    allSections(tree.root).flatMap((section) =>
      section.blocks.flatMap((block) => block.pairs.map((pair) => pair.place.line)),
    ),
  )
  const shaper = new Shaper(tree, shapes, pairs)
  for (const node of tree.mdast.children) shaper.shape(node, false)
  return shapes
}

class Shaper {
  constructor(
    private readonly tree: MarkdownTree,
    private readonly shapes: Shapes,
    private readonly pairs: ReadonlySet<number>,
  ) {}

  shape(node: RootContent, nested: boolean): void {
    if (node.type === 'heading') this.mark(node, 'heading', null, nested)
    else if (node.type === 'thematicBreak') this.mark(node, 'rule', null, nested)
    else if (node.type === 'html') this.html(node)
    else if (node.type === 'code') this.fence(node, nested)
    else if (node.type === 'table') this.table(node, nested)
    else if (node.type === 'list') this.list(node, nested)
    else if (node.type === 'blockquote') this.quote(node.children, node, nested)
    else if (node.type === 'paragraph') this.paragraph(node, nested)
    else this.mark(node, 'prose', null, nested)
  }

  private put(line: number, shape: LineShape, node: Node | null, nested: boolean): void {
    this.shapes.set(line, { shape, node, nested })
  }

  private mark(node: Node, shape: LineShape, of: Node | null, nested: boolean): void {
    for (const { place } of this.tree.linesOf(node)) this.put(place.line, shape, of, nested)
  }

  private paragraph(node: Paragraph, nested: boolean): void {
    for (const { place } of this.tree.linesOf(node))
      this.put(place.line, this.pairs.has(place.line) ? 'pair' : 'prose', null, nested)
  }

  /** A summary opens a folded section, as a heading would. */
  private html(node: Node & { value: string }): void {
    this.mark(node, /<summary/i.test(node.value) ? 'heading' : 'html', null, false)
  }

  private quote(children: (BlockContent | DefinitionContent)[], node: Node, nested: boolean): void {
    this.mark(node, 'quote', null, nested)
    for (const child of children) if (child.type !== 'paragraph') this.shape(child, nested)
  }

  /** The lines of a fence follow each other in the file as they do in the tree. */
  private fence(node: Code, nested: boolean): void {
    const first = this.tree.placeOf(node).line
    const count = node.position!.end.line - node.position!.start.line + 1
    const inner = new Set(this.tree.linesOf(node).map(({ place }) => place.line))
    for (let line = first; line < first + count; line++) {
      const isMark = !inner.has(line) || (node.value === '' && count > 1)
      this.put(line, isMark ? 'fence_mark' : 'fence_line', node, nested)
    }
  }

  private table(node: Table, nested: boolean): void {
    this.mark(node, 'table_rule', node, nested)
    node.children.forEach((row, index) => {
      this.put(this.tree.placeOf(row).line, index === 0 ? 'table_head' : 'table_row', node, nested)
    })
  }

  private list(node: List, nested: boolean): void {
    for (const item of node.children) {
      this.mark(item, 'prose', item, true)
      for (const child of item.children) this.shape(child, true)
      const shape = typeof item.checked === 'boolean' ? 'box' : 'item'
      this.put(this.tree.placeOf(item).line, shape, item, nested)
    }
  }
}
