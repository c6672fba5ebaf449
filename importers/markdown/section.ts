import type { Node, Root, RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Diagnostic, Place } from '~/domain/place'
import { refuseHostile } from './guards'
import { layOut } from './layout'
import { repairMojibake } from './mojibake'
import { type Pair, type PlacedLine, pairsOf, textOf } from './nodes'

/**
 * What stands under one bold label line ("**Latest Evidence (v18)**:") up to the next such line,
 * a rule or a heading. `pairs` is empty for content before the first label or after a rule;
 * `label` and `value` are the first pair's.
 */
export interface Block {
  label: string | null
  value: string
  pairs: Pair[]
  /** What follows the label's paragraph: lists, tables, fences, paragraphs. */
  nodes: RootContent[]
  place: Place
}

/** A heading with everything under it. The root has level 0 and an empty title. */
export interface Section {
  level: number
  title: string
  /** Content before the next heading. */
  blocks: Block[]
  children: Section[]
  parent: Section | null
  place: Place
}

/** A document as a tree of sections; every place refers to the received text. */
export interface MarkdownTree {
  file: string
  root: Section
  mdast: Root
  /** Place of a node's start in the received text. */
  placeOf: (node: Node) => Place
  /** Lines of a fence (without its marks), or of any other node's source. */
  linesOf: (node: Node) => PlacedLine[]
  /** Tables, lists, fences and pairs that a reader has used; what is left becomes a diagnostic. */
  understood: WeakSet<object>
  diagnostics: Diagnostic[]
}

const parser = unified().use(remarkParse).use(remarkGfm)

/** Links that the parser finds in plain text carry no position: they stand where their parent does. */
function placeAll(parent: Node): void {
  if (!('children' in parent)) return
  for (const child of (parent as Root).children) {
    child.position ??= parent.position
    placeAll(child)
  }
}

const deepestHeading = 6

function openIn(parent: Section, level: number, title: string, place: Place): Section {
  const child: Section = { level, title, blocks: [], children: [], parent, place }
  parent.children.push(child)
  return child
}

function buildSections(mdast: Root, start: Place, placeOf: (node: Node) => Place): Section {
  const root: Section = { level: 0, title: '', blocks: [], children: [], parent: null, place: start }
  let section = root
  let block: Block | null = null
  const open = (pairs: Pair[], place: Place): Block => {
    const opened = { label: pairs[0]?.label ?? null, value: pairs[0]?.value ?? '', pairs, nodes: [], place }
    section.blocks.push(opened)
    return opened
  }
  for (const node of mdast.children) {
    const summary = node.type === 'html' ? /<summary[^>]*>(.*?)<\/summary>/is.exec(node.value)?.[1] : undefined
    const closes = node.type === 'html' && /<\/details>/i.test(node.value)
    // A folded part stands beside what is before it and ends with its own mark.
    if ((summary !== undefined || closes) && section.level > deepestHeading) section = section.parent!
    if (closes) block = null
    if (summary !== undefined) {
      section = openIn(section, deepestHeading + 1, summary.replace(/<[^>]*>/g, '').trim(), placeOf(node))
      block = null
      continue
    }
    if (node.type === 'heading') {
      while (section.parent !== null && section.level >= node.depth) section = section.parent
      section = openIn(section, node.depth, textOf(node), placeOf(node))
      block = null
      continue
    }
    if (node.type === 'thematicBreak') {
      block = null
      continue
    }
    const pairs = node.type === 'paragraph' ? pairsOf(node, placeOf) : []
    if (pairs.length > 0) {
      block = open(pairs, placeOf(node))
      continue
    }
    block ??= open([], placeOf(node))
    block.nodes.push(node)
  }
  return root
}

/**
 * Parses a decoded document. `tree` is null where the text is refused (too large, binary, nested
 * too deep), with the reason among the diagnostics. `firstLine` is where the text starts in its
 * file, after any front matter.
 */
export function parseMarkdown(
  text: string,
  file: string,
  firstLine = 1,
): { tree: MarkdownTree | null; diagnostics: Diagnostic[] } {
  const refusal = refuseHostile(text, file)
  if (refusal !== null) return { tree: null, diagnostics: [refusal] }
  // A lone carriage return is a line end to the parser; make it one to everything else as well.
  const repaired = repairMojibake(text.replace(/\r\n?/g, '\n'), file)
  const shift = firstLine - 1
  const diagnostics = repaired.diagnostics.map((diagnostic) => ({ ...diagnostic, line: diagnostic.line + shift }))
  const layout = layOut(repaired.text)
  const lines = layout.text.split('\n')
  const mdast = parser.parse(layout.text)
  placeAll(mdast)
  const placeAt = (line: number, column: number): Place => {
    const received = layout.received[line - 1] ?? layout.received.at(-1)!
    return { file, line: received + shift, column: repaired.receivedColumn(received, column) }
  }
  const placeOf = (node: Node) => placeAt(node.position!.start.line, node.position!.start.column)
  const linesOf = (node: Node): PlacedLine[] => {
    const first = node.position!.start.line
    if (node.type === 'code') {
      const fenced = /^(?:[>\s]|[-+*]\s|\d+[.)]\s)*(?:`{3,}|~{3,})/.test(lines[first - 1]!)
      return (node as Node & { value: string }).value.split('\n').map((line, index) => {
        const at = first + (fenced ? 1 : 0) + index
        return { text: line, place: placeAt(at, Math.max(0, (lines[at - 1] ?? '').indexOf(line)) + 1) }
      })
    }
    return lines
      .slice(first - 1, node.position!.end.line)
      .map((line, index) => ({ text: line, place: placeAt(first + index, 1) }))
  }
  const root = buildSections(mdast, { file, line: firstLine, column: 1 }, placeOf)
  return { tree: { file, root, mdast, placeOf, linesOf, understood: new WeakSet(), diagnostics }, diagnostics }
}

/** A section and all below it, in document order. */
export function allSections(section: Section): Section[] {
  return [section, ...section.children.flatMap(allSections)]
}

/** Titles from the outermost heading to this one. */
export function sectionPath(section: Section): string[] {
  return section.parent === null ? [] : [...sectionPath(section.parent), section.title]
}
