import type { Diagnostic } from './place'
import type { DocumentRole } from './vocabulary'

/** What a line is to Markdown, before anybody asks what it means. */
export const lineShapes = [
  'blank',
  'heading',
  'box',
  'item',
  'pair',
  'table_head',
  'table_rule',
  'table_row',
  'fence_mark',
  'fence_line',
  'quote',
  'rule',
  'html',
  'front_matter',
  'prose',
] as const
export type LineShape = (typeof lineShapes)[number]

/** What became of it. `markup` holds nothing but marks. */
export const lineStates = ['read', 'set_aside', 'not_understood', 'markup', 'blank'] as const
export type LineState = (typeof lineStates)[number]

/** What was read from a line. */
export const factKinds = [
  'title',
  'week',
  'day',
  'tier',
  'section',
  'task',
  'criterion',
  'deliverable',
  'milestone',
  'plan_item',
  'target',
  'figure',
  'evidence',
  'risk',
  'cost',
  'budget',
  'status',
  'progress',
  'date',
  'exit_criteria',
  'escalation',
  'open_point',
  'priority',
  'template',
  'field',
  'columns',
  'marked_item',
  'link',
  'note',
] as const
export type FactKind = (typeof factKinds)[number]

/** Why nothing was taken from a line that was understood for what it is. */
export const asideReasons = [
  'prose',
  'template',
  'placeholder',
  'code',
  'plain_text_fence',
  'heading_only',
  'label_only',
  'explains',
  'row_empty',
  'html',
  'front_matter',
  'elsewhere',
  'unfilled',
] as const
export type AsideReason = (typeof asideReasons)[number]

/** What the author could write so that more is read. */
export const adviceCodes = [
  'box_without_owner',
  'table_columns_unknown',
  'label_unknown',
  'heading_with_figures',
  'limit_outside_criteria',
  'estimate_missing',
  'criterion_without_figure',
  'operator_missing',
  'status_unknown',
] as const
export type AdviceCode = (typeof adviceCodes)[number]

/** One thing that a line says, with the fields taken from it; absent fields were not stated. */
export interface ReadFact {
  kind: FactKind
  /** Natural id where the thing has one: `week-1/1.1`. */
  id: string | null
  fields: Record<string, string | number | boolean>
}

export interface ExplainedLine {
  /** 1-based, of the received file. */
  line: number
  /** Repaired where its encoding was damaged; cut where it is very long. */
  text: string
  shape: LineShape
  state: LineState
  read: ReadFact[]
  /** Set where `state` is `set_aside`. */
  aside: AsideReason | null
  advice: AdviceCode[]
  diagnostics: Diagnostic[]
}

/** One document line by line: how each was understood. */
export interface ExplainedDocument {
  file: string
  title: string
  role: DocumentRole
  /** Why nothing of it was read; null where it was. */
  refused: string | null
  lines: ExplainedLine[]
}

/** Lines by state, facts by kind. `understood`: read, set aside for a reason, or only marks. */
export interface ExplainedSummary {
  filled: number
  states: Record<LineState, number>
  facts: Partial<Record<FactKind, number>>
}

/** Counts over a document, blank lines left out of `filled`. */
export function summarise(document: ExplainedDocument): ExplainedSummary {
  const states = Object.fromEntries(lineStates.map((state) => [state, 0])) as Record<LineState, number>
  const facts: Partial<Record<FactKind, number>> = {}
  for (const { state, read } of document.lines) {
    states[state] += 1
    for (const { kind } of read) {
      const before = facts[kind]
      facts[kind] = before === undefined ? 1 : before + 1
    }
  }
  return { filled: document.lines.length - states.blank, states, facts }
}
