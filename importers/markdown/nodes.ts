import type { ListItem, Node, Nodes, Paragraph, RootContent, Table } from 'mdast'
import { toString as mdastToString } from 'mdast-util-to-string'
import type { Place } from '~/domain/place'

/** A line of text with its place in the received file. */
export interface PlacedLine {
  text: string
  place: Place
}

/** One "**Label**: value" of a paragraph; several may share a line, parted by "|". */
export interface Pair {
  label: string
  value: string
  place: Place
}

/** A table by rows of plain text; `headers` are the first row. */
export interface TableRows {
  headers: string[]
  rows: { cells: string[]; place: Place }[]
  place: Place
}

function inlineText(node: Node): string {
  return mdastToString(node, { includeHtml: false }).replaceAll('\u00a0', ' ')
}

/** Plain text of a node on one line: marks, links and code spans without their punctuation. */
export function textOf(node: Node): string {
  return inlineText(node)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ')
}

/** Plain text of a list item without the lists nested in it. */
export function itemText(item: ListItem): string {
  return item.children
    .filter((child) => child.type !== 'list' && child.type !== 'code')
    .map(textOf)
    .join(' ')
    .trim()
}

/**
 * The bold labels of a paragraph with their values. A label starts the paragraph or follows a line
 * end or "|", and has a colon or its line for itself; bold words inside a value are part of it.
 */
export function pairsOf(paragraph: Paragraph, placeOf: (node: Node) => Place): Pair[] {
  const pairs: Pair[] = []
  let before = ''
  for (let index = 0; index < paragraph.children.length; index++) {
    const child = paragraph.children[index]!
    const text = child.type === 'break' ? '\n' : inlineText(child)
    const next = paragraph.children[index + 1]
    const after = next === undefined || next.type === 'break' ? '\n' : inlineText(next)
    const startsHere = before.trim() === '' || /[|\n]\s*$/.test(before)
    const labels = /:\s*$/.test(text) || /^\s*:/.test(after) || /^\s*\n/.test(after)
    if (child.type === 'strong' && startsHere && labels) {
      pairs.push({ label: text.replace(/\s*:\s*$/, '').trim(), value: '', place: placeOf(child) })
    } else if (pairs.length > 0) {
      pairs.at(-1)!.value += text
    } else if (text.trim() !== '') {
      return []
    }
    before += text
  }
  return pairs.map((pair) => ({
    ...pair,
    value: pair.value
      .replace(/^\s*:/, '')
      .replace(/\s*\|\s*$/, '')
      .replace(/\s+/g, ' ')
      .trim(),
  }))
}

/** Rows of a table; short rows keep their length, so a missing cell is undefined, not ''. */
export function tableRows(table: Table, placeOf: (node: Node) => Place): TableRows {
  const [head, ...body] = table.children
  return {
    headers: head === undefined ? [] : head.children.map(textOf),
    rows: body.map((row) => ({ cells: row.children.map(textOf), place: placeOf(row) })),
    place: placeOf(table),
  }
}

/** Every node of these kinds below `nodes`, in document order. */
export function descendants<T extends Nodes['type']>(nodes: readonly Nodes[], type: T): Extract<Nodes, { type: T }>[] {
  const found: Extract<Nodes, { type: T }>[] = []
  const stack: Nodes[] = [...nodes].reverse()
  while (stack.length > 0) {
    const node = stack.pop()!
    if (node.type === type) found.push(node as Extract<Nodes, { type: T }>)
    if ('children' in node) for (const child of [...node.children].reverse()) stack.push(child as RootContent)
  }
  return found
}
