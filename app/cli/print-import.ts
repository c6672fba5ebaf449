import type { DiagnosticSeverity } from '~/domain/vocabulary'
import { countOf } from '~/reports/format'
import { tierSigns, verdictSigns } from '~/reports/glyphs'
import type { ImportJson } from '~/reports/json-schemas'
import type { Receipt } from '~/reports/receipt-schema'
import { clip } from './table'
import type { Terminal } from './terminal'

/** Diagnostics and refusals to standard error, one line each with its place; the summary to standard output. */
export function printImport(
  json: ImportJson,
  { check, slug }: { check: boolean; slug: string | null },
  terminal: Terminal,
): void {
  const { colours } = terminal
  const paint: Record<DiagnosticSeverity, (text: string) => string> = {
    error: colours.red,
    warning: colours.yellow,
    info: colours.dim,
  }
  for (const { file, line, column, severity, rule, message } of json.diagnostics) {
    // Repairs and readings of no consequence come in hundreds; `--check` lists them all.
    if (severity === 'info' && !check) continue
    terminal.err(`${file}:${line}:${column} ${paint[severity](severity)} ${rule} ${message}`)
  }
  for (const { file, message } of json.refused) {
    terminal.err(`${file}:1:1 ${colours.red('error')} refused ${message}`)
  }
  const counts = [countOf(json.documents, 'document'), countOf(json.runs, 'run'), ...reportsOf(json)].join(', ')
  const where = slug === null ? '' : ` in ${colours.bold(slug)}`
  if (check) terminal.out(`Found ${counts}. Nothing was written (--check).`)
  else if (slug === null) terminal.out('Found nothing to import. Nothing was written.')
  else if (!json.wrote) terminal.out(`${counts}${where}: everything unchanged, nothing written.`)
  else terminal.out(`Imported ${counts}${where}; ${json.unchanged} of them unchanged.`)
  const told = countSeverities(json)
  const hidden = !check && json.diagnostics.some(({ severity }) => severity === 'info')
  if (told !== '') terminal.out(colours.dim(hidden ? `${told} (--check lists the notes)` : told))
}

/** Named only where there are any: most imports hold none. */
function reportsOf({ reports }: ImportJson): string[] {
  return reports === 0 ? [] : [countOf(reports, 'report')]
}

const shownMoves = 12

/** What changed by it, short: verdicts and tiers; the receipt's page has the rest. */
export function printMoved({ id, moved }: Receipt, terminal: Terminal): void {
  for (const { id: tier, from, to } of moved.tiers)
    terminal.out(`  ${from === null ? 'new' : tierSigns[from].word} → ${tierSigns[to].word}  ${tier}`)
  for (const { text, from, to, reason } of moved.criteria.slice(0, shownMoves)) {
    terminal.out(`  ${from === null ? 'new' : verdictSigns[from].word} → ${verdictSigns[to].word}  ${clip(text, 60)}`)
    terminal.out(terminal.colours.dim(`    ${clip(reason, 110)}`))
  }
  const more = moved.criteria.length - shownMoves
  if (more > 0) terminal.out(`  and ${countOf(more, 'verdict')} more`)
  if (id !== null) terminal.out(terminal.colours.dim(`Receipt: /evidence/uploads/${id}`))
}

function countSeverities(json: ImportJson): string {
  const of = (severity: DiagnosticSeverity) => json.diagnostics.filter((one) => one.severity === severity).length
  const parts = [
    [json.refused.length, 'refused file'],
    [of('error'), 'error'],
    [of('warning'), 'warning'],
    [of('info'), 'note'],
  ] as const
  return parts.flatMap(([count, noun]) => (count === 0 ? [] : [countOf(count, noun)])).join(', ')
}
