import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { findFormat } from '~importers/formats/find-format'
import type { FormatResult, RunContent } from '~importers/formats/format'
import { decodeText, normaliseNewlines } from '~importers/text/decode'

export interface ReadResult {
  /** null where no format fits. */
  format: string | null
  tried: string
  result: FormatResult | null
}

/** A text as the registry reads it, by its content. */
export function readText(text: string, path = 'result'): ReadResult {
  const found = findFormat(normaliseNewlines(text), path)
  if (found.format === null) return { format: null, tried: found.tried, result: null }
  return { format: found.format.id, tried: '', result: found.format.read(found.input) }
}

export function readResultFile(path: string): ReadResult {
  return readText(decodeText(readFileSync(path), basename(path)).text, basename(path))
}

/** The run of a text that must be one. */
export function runOf(text: string): { run: RunContent; rules: string[]; format: string } {
  const { format, result, tried } = readText(text)
  if (format === null || result?.kind !== 'run') {
    throw new Error(`not a run: ${result?.kind === 'refused' ? result.message : tried}`)
  }
  return { run: result.run, rules: result.diagnostics.map(({ rule }) => rule), format }
}
