import type { Blockquote, Paragraph, RootContent } from 'mdast'
import { descendants, itemText, textOf } from '../nodes'
import type { Reading, Scope } from '../reading'
import type { Block } from '../section'
import { labelKind } from '../section-kinds'
import { hourlyCentsIn } from '../words/amount'
import { stripGlyphs } from '../words/status'
import { unitAtStart } from '../words/unit-heading'
import { readFence } from './fences'
import { readList, readPlainLine } from './lists'
import { isUnfilled, readPair } from './pairs'
import { readTable } from './tables'
import { weekById } from './weeks'

/** "> BACKLOG: …" with "Priority:" and "Target:" lines. */
function readQuote(reading: Reading, node: Blockquote, scope: Scope): void {
  const first = node.children[0]
  const heading = first === undefined ? '' : stripGlyphs(textOf(first))
  const match = /^(backlog|todo|open(?: point| question)?|follow[- ]?up|tindak lanjut)\s*:\s*(.+)$/i.exec(heading)
  for (const child of node.children) readNode(reading, child, { ...scope, kind: 'other' })
  if (match === null) return
  const lines = descendants(node.children, 'listItem').map(itemText)
  const stated = (label: RegExp) =>
    lines.map((line) => label.exec(line)?.[1]?.trim()).find((text) => text !== undefined)
  reading.plan.openPoints.push({
    text: match[2]!.trim(),
    priority: stated(/^(?:priority|prioritas)\s*:\s*(.+)$/i) ?? null,
    target: stated(/^target\s*:\s*(.+)$/i) ?? null,
    place: reading.tree.placeOf(node),
  })
}

function readParagraph(reading: Reading, node: Paragraph, scope: Scope): void {
  reading.plan.rateCentsPerHour ??= hourlyCentsIn(textOf(node))
  const updated = /^_*\s*(?:last updated|terakhir diperbarui)\s*:\s*(.+)$/i.exec(textOf(node))
  if (updated !== null) {
    readPair(reading, { label: 'Last Updated', value: updated[1]!, place: reading.tree.placeOf(node) }, scope)
  }
  for (const line of reading.tree.linesOf(node)) {
    const text = line.text.replaceAll('**', '').replaceAll('`', '').trim()
    if (/^\p{Extended_Pictographic}/u.test(text)) readPlainLine(reading, text, line.place, scope)
  }
}

function readNode(reading: Reading, node: RootContent, scope: Scope): void {
  if (node.type === 'list') readList(reading, node, scope)
  else if (node.type === 'table') readTable(reading, node, scope)
  else if (node.type === 'code') readFence(reading, node, scope)
  else if (node.type === 'blockquote') readQuote(reading, node, scope)
  else if (node.type === 'paragraph') readParagraph(reading, node, scope)
}

/** Labels that name no subject of their own: the heading above says what the boxes are about. */
const genericLabel = /^(?:validation |verification |test )?(?:checklist|action plan|steps|validation|verification)$/i

/** What a bold label makes of the content below it. */
function labelScope(reading: Reading, block: Block, scope: Scope): Scope {
  if (block.label === null || scope.kind === 'template') return scope
  const label = stripGlyphs(block.label)
  const kind = labelKind(label)
  if (kind === null) {
    const keeps = block.value !== '' || scope.kind === 'priority' || genericLabel.test(label)
    return { ...scope, group: keeps ? scope.group : label }
  }
  const unit = unitAtStart(label)
  const weekId = unit === null || unit.unit === 'day' ? scope.weekId : `${unit.unit}-${unit.from}`
  if (kind === 'criteria' && reading.role === 'plan') return { ...scope, kind: 'success', weekId, group: label }
  return { ...scope, kind, weekId, group: kind === 'criteria' ? scope.group : label }
}

/** "**Week 1 Exit Criteria**:" over a list: the list's lines are the week's exit criteria. */
function readListedExitCriteria(reading: Reading, block: Block, scope: Scope): void {
  if (block.value !== '' || block.label === null || !/exit criteria$/i.test(block.label)) return
  const week = weekById(reading, scope.weekId)
  const list = block.nodes[0]
  if (week === undefined || week.exitCriteria !== null || list?.type !== 'list') return
  const text = list.children.map((item) => stripGlyphs(itemText(item))).join(', ')
  week.exitCriteria = { text, place: reading.tree.placeOf(list) }
}

export function readBlock(reading: Reading, block: Block, outer: Scope): void {
  const scope = labelScope(reading, block, outer)
  for (const pair of block.pairs) {
    if (pair.value !== '' && scope.kind !== 'template' && isUnfilled(pair.value)) {
      reading.tree.understood.add(pair)
      reading.report('info', 'field-unfilled', pair.place, `"${pair.label}" is not filled in`)
    } else if (readPair(reading, pair, outer)) {
      reading.tree.understood.add(pair)
    }
  }
  readListedExitCriteria(reading, block, scope)
  for (const node of block.nodes) readNode(reading, node, scope)
}
