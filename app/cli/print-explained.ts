import type { ExplainedDocument, LineState } from '~/domain/explained'
import { type ExplainedLineView, explainedView } from '~/reports/explain'
import { countOf } from '~/reports/format'
import { lineStateWords } from '~/reports/messages/explain'
import { clip } from './table'
import type { Terminal } from './terminal'

/** How each line of each document was understood, then what it adds up to and what was missed. */
export function printExplained(documents: readonly ExplainedDocument[], terminal: Terminal): void {
  for (const document of documents) {
    const { colours } = terminal
    const view = explainedView(document)
    terminal.out(colours.bold(view.file))
    if (view.refused !== null) {
      terminal.out(`  refused: ${view.refused}`)
      continue
    }
    for (const line of view.lines) if (line.state !== 'blank' && line.state !== 'markup') printLine(line, terminal)
    terminal.out('')
    terminal.out(`${colours.bold(view.title)} (${view.role}): ${view.summary}`)
    terminal.out(`  ${view.kinds.map(({ text }) => text).join(', ')}`)
    const { missed } = view
    if (missed.length > 0) terminal.out(`  Not understood (${countOf(missed.length, 'place')}):`)
    for (const { line, to, text, advice } of missed) {
      const rows = to === line ? '' : ` (to line ${to})`
      terminal.out(`  ${view.file}:${line} ${clip(text, 90)}${rows}`)
      for (const sentence of advice) terminal.out(colours.dim(`      ${sentence}`))
    }
    terminal.out('')
  }
}

const glyphs: Record<LineState, string> = { read: '◆', set_aside: '–', not_understood: '?', markup: ' ', blank: ' ' }

function printLine({ line, text, state, said, advice, diagnostics }: ExplainedLineView, terminal: Terminal): void {
  const { colours } = terminal
  const paint = state === 'not_understood' ? colours.yellow : state === 'read' ? (words: string) => words : colours.dim
  terminal.out(paint(`${String(line).padStart(5)} ${glyphs[state]} ${clip(text, 100)}`))
  for (const sentence of said.length === 0 ? [lineStateWords[state]] : said)
    terminal.out(colours.dim(`        ${clip(sentence, 140)}`))
  for (const sentence of advice) terminal.out(`        → ${sentence}`)
  for (const { severity, rule, message } of diagnostics)
    if (severity !== 'info') terminal.out(`        ${severity} ${rule} ${message}`)
}
