import type { ExplainedDocument, ExplainedLine } from '~/domain/explained'
import type { Diagnostic } from '~/domain/place'
import type { DocumentPlan } from '~/domain/plan'
import { readFrontMatter } from '../../front-matter'
import { decodeText } from '../../text/decode'
import { refusalRules } from '../guards'
import { readTraced } from '../index'
import { repairMojibake } from '../mojibake'
import type { Reading } from '../reading'
import { explainLine, type LineContext } from './explain-line'
import { factsOf } from './facts'
import { fieldFacts } from './field-facts'
import { keptWords } from './kept-words'
import { shapesOf } from './shapes'

/** Characters of a line that are shown; the rest of a longer one says no more. */
const longestShown = 500

/**
 * How each line of a document was understood. Reads it as `readDocument` does and keeps what the
 * readers knew; `groups` are the endpoint groups that the program declares, for the inferred rules.
 */
export function explainDocument(input: {
  file: string
  bytes: Uint8Array
  groups?: readonly string[]
}): ExplainedDocument {
  const { plan, reading, bodyLine } = readTraced(input)
  const texts = linesOf(input)
  const told = byLine(plan.diagnostics)
  const head = { file: input.file, title: plan.title, role: plan.role }
  if (reading === null) {
    const refusal = plan.diagnostics.find(({ rule }) => refusalRules.has(rule))
    return { ...head, refused: refusal === undefined ? 'it could not be parsed' : refusal.message, lines: [] }
  }
  const context = contextOf(plan, reading, bodyLine, input.groups ?? [])
  return { ...head, refused: null, lines: texts.map((text, index) => lineOf(text, index + 1, context, told)) }
}

function lineOf(text: string, line: number, context: LineContext, told: Map<number, Diagnostic[]>): ExplainedLine {
  const shown = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text
  return { line, text: shown, ...explainLine(line, text, context), diagnostics: told.get(line) ?? [] }
}

function contextOf(plan: DocumentPlan, reading: Reading, bodyLine: number, groups: readonly string[]): LineContext {
  const facts = factsOf(plan, groups)
  fieldFacts(reading, facts)
  return { plan, reading, bodyLine, facts, shapes: shapesOf(reading.tree), kept: keptWords(plan) }
}

/** The lines as an editor counts them, with damaged characters repaired. */
function linesOf({ file, bytes }: { file: string; bytes: Uint8Array }): string[] {
  const { text } = decodeText(bytes, file)
  const { body, bodyLine } = readFrontMatter(text, file)
  const front = text.slice(0, text.length - body.length).split('\n')
  const lines = repairMojibake(body.replace(/\r\n?/g, '\n'), file).text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return [...front.slice(0, bodyLine - 1), ...lines]
}

function byLine(diagnostics: readonly Diagnostic[]): Map<number, Diagnostic[]> {
  const found = new Map<number, Diagnostic[]>()
  for (const diagnostic of diagnostics) {
    const known = found.get(diagnostic.line)
    if (known === undefined) found.set(diagnostic.line, [diagnostic])
    else known.push(diagnostic)
  }
  return found
}
