import { type ExplainedDocument, summarise } from '~/domain/explained'
import type { Diagnostic } from '~/domain/place'
import { type ImportJson, schemaVersion } from './json-schemas'

/** What an import says of itself; `ingest` gives it, and `--check` without a database. */
export interface ImportFacts {
  program: { slug: string } | null
  documents: readonly unknown[]
  runs: readonly unknown[]
  /** Test, coverage and metric reports. */
  reports: readonly unknown[]
  unchanged: number
  wrote: boolean
  refused: readonly { path: string; message: string }[]
  diagnostics: readonly Diagnostic[]
}

/** `assay import --json`. */
export function importJson(facts: ImportFacts, explained?: readonly ExplainedDocument[]): ImportJson {
  return {
    schemaVersion,
    program: facts.program === null ? null : facts.program.slug,
    documents: facts.documents.length,
    runs: facts.runs.length,
    reports: facts.reports.length,
    unchanged: facts.unchanged,
    wrote: facts.wrote,
    refused: facts.refused.map(({ path, message }) => ({ file: path, message })),
    diagnostics: facts.diagnostics.map(({ file, line, column, severity, rule, message }) => ({
      file,
      line,
      column,
      severity,
      rule,
      message,
    })),
    ...(explained === undefined ? {} : { explained: explained.map(explainedJson) }),
  }
}

/** One document of `assay import --check --explain --json`. */
function explainedJson(document: ExplainedDocument): NonNullable<ImportJson['explained']>[number] {
  const { filled, states, facts } = summarise(document)
  const { file, title, role, refused, lines } = document
  return {
    file,
    title,
    role,
    refused,
    summary: { filled, states, facts },
    lines: lines.map(({ diagnostics, ...line }) => ({
      ...line,
      diagnostics: diagnostics.map(({ column, severity, rule, message }) => ({ column, severity, rule, message })),
    })),
  }
}
