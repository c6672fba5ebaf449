import type { ProgressStatement } from '~/domain/plan'
import { descendants, type PlacedLine } from '../nodes'
import { allSections, type Block, type MarkdownTree } from '../section'
import { type FigureContext, isTemplate } from './context'

const bar = /^\s*[[|][^\]|]{4,}[\]|]\s*(\d{1,3}(?:\.\d+)?)\s*%/
const complete = /(?:^|\s)(\d{1,3}(?:\.\d+)?)\s*%\s*(?:complete|done|finished|selesai)\b/i
const overall = /(?:(\d{1,3}(?:\.\d+)?)\s*%\s*(?:→|->|\?)\s*)?(\d{1,3}(?:\.\d+)?)\s*%\s*overall\b/i
const step = /(?:(\d{1,3}(?:\.\d+)?)\s*%\s*(?:→|->|\?)\s*)?(\d{1,3}(?:\.\d+)?)\s*%/

function statement(subject: string, words: string, from: string | undefined, to: string, line: PlacedLine) {
  const percent = Number(to)
  const fromPercent = from === undefined ? null : Number(from)
  if (percent > 100 || (fromPercent !== null && fromPercent > 100)) return []
  return [{ subject, fromPercent, percent, words: words.trim(), place: line.place }]
}

/** "[####] 20% Complete (Week 1 of 8 DONE)" in a fence without a language, or in a sentence. */
function programStatements(tree: MarkdownTree, block: Block): ProgressStatement[] {
  return descendants(block.nodes, 'code')
    .filter((code) => code.lang === null || code.lang === undefined)
    .flatMap((code) => tree.linesOf(code))
    .flatMap((line) => {
      const match = bar.exec(line.text) ?? (/\boverall\b/i.test(line.text) ? complete.exec(line.text) : null)
      if (match === null) return []
      return statement('program', line.text.replace(/^\s*[[|][^\]|]*[\]|]\s*/, ''), undefined, match[1]!, line)
    })
}

function pairStatements(block: Block, context: FigureContext): ProgressStatement[] {
  return block.pairs.flatMap((pair) => {
    const line = { text: pair.value, place: pair.place }
    const shared = overall.exec(pair.value)
    const week = context.weekAt(pair.place.line)
    if (shared !== null) return statement(week ?? 'program', pair.value, shared[1], shared[2]!, line)
    if (!/^(?:overall\s+)?(?:progress|completion|kemajuan)$/i.test(pair.label.replace(/[^\p{L}\s]/gu, '').trim()))
      return []
    const match = step.exec(pair.value)
    if (match === null) return []
    const subject = /overall/i.test(pair.label) ? 'program' : (context.dayAt(pair.place.line) ?? week ?? 'program')
    return statement(subject, pair.value, match[1], match[2]!, line)
  })
}

/** Every stated progress of the document, in document order; templates state none. */
export function readProgressStatements(tree: MarkdownTree, context: FigureContext): ProgressStatement[] {
  return allSections(tree.root)
    .filter((section) => !isTemplate(section))
    .flatMap((section) =>
      section.blocks.flatMap((block) => [...programStatements(tree, block), ...pairStatements(block, context)]),
    )
}
