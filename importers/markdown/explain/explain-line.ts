import type { Code, ListItem } from 'mdast'
import type { AdviceCode, AsideReason, ExplainedLine, LineShape, ReadFact } from '~/domain/explained'
import type { DocumentPlan } from '~/domain/plan'
import type { Reading, Scope } from '../reading'
import { emptyScope } from '../reading'
import { adviceOn } from './advice'
import type { FactsByLine } from './facts'
import { type KeptWords, keptFact } from './kept-words'
import type { ShapedLine } from './shapes'

export interface LineContext {
  plan: DocumentPlan
  reading: Reading
  bodyLine: number
  facts: FactsByLine
  shapes: Map<number, ShapedLine>
  kept: KeptWords
}

type Explained = Pick<ExplainedLine, 'shape' | 'state' | 'read' | 'aside' | 'advice'>

const marks = new Set<LineShape>(['table_rule', 'fence_mark', 'rule'])
/** Shapes whose lines may give words to an item elsewhere. */
const mayKeep = new Set<LineShape>(['item', 'fence_line', 'prose', 'quote', 'pair'])
/** "< 2 s", "≥ 90 %": the words of a criterion or target, wherever they stand. */
const limit = /(?:[<>≤≥]=?|\b(?:under|below|at least|at most)\s)\s*\d/i
const figure = /\d\s*(?:%|ms\b|s\b|req\/s|users\b)|[$€£]\s*\d/i

/** What became of one line, from what its readers took and what they knew of the place. */
export function explainLine(line: number, text: string, context: LineContext): Explained {
  const shaped = context.shapes.get(line)
  const read = context.facts.get(line) ?? []
  const shape = shapeOf(line, text, shaped, context)
  if (shape === 'blank') return { shape, state: 'blank', read: [], aside: null, advice: [] }
  if (read.length > 0 && !isOnlyUnowned(read, shaped, context))
    return { shape, state: 'read', read, aside: null, advice: adviceOn(read) }
  if (marks.has(shape)) return { shape, state: 'markup', read: [], aside: null, advice: [] }
  const kept = mayKeep.has(shape) && scopeAt(line, context).kind !== 'template' ? keptFact(text, context.kept) : null
  if (kept !== null) return { shape, state: 'read', read: [...read, kept], aside: null, advice: [] }
  const missed = missedBy(line, text, shape, shaped, context)
  if (missed !== null) return { shape, state: 'not_understood', read, aside: null, advice: [missed] }
  return { shape, state: 'set_aside', read, aside: asideOf(line, text, shape, shaped, context), advice: [] }
}

function shapeOf(line: number, text: string, shaped: ShapedLine | undefined, context: LineContext): LineShape {
  if (line < context.bodyLine) return 'front_matter'
  if (text.trim() === '' && shaped?.shape !== 'fence_line') return 'blank'
  if (shaped === undefined) return 'prose'
  return text.trim() === '' ? 'blank' : shaped.shape
}

/** A link in a box that belongs to nothing is read; the box is not. */
function isOnlyUnowned(read: readonly ReadFact[], shaped: ShapedLine | undefined, context: LineContext): boolean {
  return ownerOf(shaped, context) === 'other' && read.every(({ kind }) => kind === 'link' || kind === 'figure')
}

function ownerOf(shaped: ShapedLine | undefined, context: LineContext): string | null {
  if (shaped?.shape !== 'box') return null
  const owned = context.reading.owners.get(shaped.node as ListItem)
  return owned === undefined ? 'other' : owned.owner
}

function scopeAt(line: number, { reading }: LineContext): Scope {
  const found = reading.scopes.findLast((entry) => entry.line <= line)
  return found === undefined ? emptyScope : found.scope
}

/** Why a line that looks as if it meant something was not understood; null where it does not look so. */
function missedBy(
  line: number,
  text: string,
  shape: LineShape,
  shaped: ShapedLine | undefined,
  context: LineContext,
): AdviceCode | null {
  const { understood } = context.reading.tree
  if (scopeAt(line, context).kind === 'template') return null
  if (shape === 'box') return ownerOf(shaped, context) === 'other' ? 'box_without_owner' : null
  if (shape === 'table_head' || shape === 'table_row')
    return understood.has(shaped!.node!) ? null : 'table_columns_unknown'
  if (shape === 'heading') return figure.test(text) ? 'heading_with_figures' : null
  if (shape === 'pair') return isUnread(line, context) ? 'label_unknown' : null
  if (shape === 'fence_line') {
    const fence = shaped!.node as Code
    return !fence.lang && !understood.has(fence) && limit.test(text) ? 'limit_outside_criteria' : null
  }
  if (shape === 'item' && shaped?.nested === false && limit.test(text)) return 'limit_outside_criteria'
  return null
}

function isUnread(line: number, { plan }: LineContext): boolean {
  return plan.diagnostics.some((one) => one.line === line && one.rule === 'line-unread')
}

function asideOf(
  line: number,
  text: string,
  shape: LineShape,
  shaped: ShapedLine | undefined,
  context: LineContext,
): AsideReason {
  if (shape === 'front_matter') return 'front_matter'
  if (scopeAt(line, context).kind === 'template') return 'template'
  if (shape === 'html') return 'html'
  if (shape === 'heading') return 'heading_only'
  if (shape === 'box') return 'placeholder'
  if (shape === 'table_row' || shape === 'table_head') return 'row_empty'
  if (shape === 'fence_line') return (shaped!.node as Code).lang ? 'code' : 'plain_text_fence'
  if (shape === 'pair') return asideOfPair(line, text, context)
  return shaped?.nested === true ? 'explains' : 'prose'
}

function asideOfPair(line: number, text: string, { plan }: LineContext): AsideReason {
  if (plan.diagnostics.some((one) => one.line === line && one.rule === 'field-unfilled')) return 'unfilled'
  return /:\**\s*$/.test(text) || /^\s*\*\*[^*]+\*\*\s*$/.test(text) ? 'label_only' : 'elsewhere'
}
