import {
  adviceCodes,
  type ExplainedDocument,
  type ExplainedLine,
  type FactKind,
  factKinds,
  type LineState,
  summarise,
} from '~/domain/explained'
import { countOf, formatCount } from './format'
import {
  adviceSentences,
  asideSentences,
  factKindPlurals,
  factKindWords,
  factSentence,
  lineStateWords,
} from './messages/explain'
import { documentRoleWords } from './messages/words'

export interface ExplainedLineView {
  line: number
  text: string
  state: LineState
  /** How it was understood, one sentence for each thing. */
  said: string[]
  /** What to write so that more is read. */
  advice: string[]
  diagnostics: { severity: string; message: string; rule: string }[]
}

export interface ExplainedView {
  file: string
  title: string
  role: string
  refused: string | null
  /** "189 boxes …": one entry for each kind, the most frequent first. */
  kinds: { kind: FactKind; text: string }[]
  states: { state: LineState; word: string; count: number }[]
  /** Of the filled lines, those that are read, set aside for a reason, or only marks; 0..1, null of an empty file. */
  understood: number | null
  summary: string
  missed: MissedLines[]
  /** What would let more be read from lines that were read, each sentence once with its lines. */
  advice: { sentence: string; lines: number[]; countText: string }[]
  lines: ExplainedLineView[]
}

/** One document line by line, in words; pages and command line show the same. */
export function explainedView(document: ExplainedDocument): ExplainedView {
  const { filled, states, facts } = summarise(document)
  const lines = document.lines.map(lineView)
  const understood = filled === 0 ? null : 1 - states.not_understood / filled
  return {
    file: document.file,
    title: document.title,
    role: documentRoleWords[document.role],
    refused: document.refused,
    kinds: factKinds
      .flatMap((kind) => {
        const count = facts[kind]
        return count === undefined ? [] : [{ kind, count, text: kindCount(kind, count) }]
      })
      .sort((a, b) => b.count - a.count)
      .map(({ kind, text }) => ({ kind, text })),
    states: (['read', 'set_aside', 'not_understood'] as const).map((state) => ({
      state,
      word: lineStateWords[state],
      count: states[state],
    })),
    understood,
    summary: `${countOf(filled, 'filled line')}: ${formatCount(states.read)} read, ${formatCount(states.set_aside)} set aside with a reason, ${formatCount(states.markup)} only marks, ${formatCount(states.not_understood)} not understood.`,
    advice: adviceOf(document),
    missed: missedLines(lines),
    lines,
  }
}

/** Lines named beside a sentence; the others are found in the list below it. */
const namedLines = 12

function adviceOf({ lines }: ExplainedDocument): ExplainedView['advice'] {
  return adviceCodes.flatMap((code) => {
    const wanting = lines
      .filter(({ state, advice }) => state === 'read' && advice.includes(code))
      .map(({ line }) => line)
    if (wanting.length === 0) return []
    const more = wanting.length > namedLines ? `, the first ${namedLines}` : ''
    const countText = `${countOf(wanting.length, 'line')}${more}`
    return [{ sentence: adviceSentences[code], lines: wanting.slice(0, namedLines), countText }]
  })
}

function kindCount(kind: FactKind, count: number): string {
  if (count === 1) return `1 ${factKindWords[kind]}`
  const plural = factKindPlurals[kind]
  return `${formatCount(count)} ${plural === undefined ? `${factKindWords[kind]}s` : plural}`
}

function lineView({ line, text, state, read, aside, advice, diagnostics }: ExplainedLine): ExplainedLineView {
  const said = read.map(factSentence)
  if (aside !== null) said.push(asideSentences[aside])
  return {
    line,
    text,
    state,
    said,
    advice: advice.map((code) => adviceSentences[code]),
    diagnostics: diagnostics.map(({ severity, message, rule }) => ({ severity, message, rule })),
  }
}

/** Lines that were missed for one reason: a table is named by its head and its last row. */
export interface MissedLines {
  line: number
  /** The last line of several that belong together; the same as `line` where there is one. */
  to: number
  text: string
  advice: string[]
}

/** Marks may stand between the lines of one table. */
const widestGap = 2

/** The lines that look as if they meant something and were not understood. */
function missedLines(lines: readonly ExplainedLineView[]): MissedLines[] {
  const missed: MissedLines[] = []
  for (const { line, text, state, advice } of lines) {
    if (state !== 'not_understood') continue
    const last = missed.at(-1)
    const isRow = advice[0] === adviceSentences.table_columns_unknown
    if (isRow && last !== undefined && last.advice[0] === advice[0] && line - last.to <= widestGap) last.to = line
    else missed.push({ line, to: line, text: text.trim(), advice })
  }
  return missed
}
