import { readFileSync } from 'node:fs'
import { findFormat } from '~importers/formats/find-format'
import type { FormatResult, ReportContent } from '~importers/formats/format'
import { decodeText } from '~importers/text/decode'

/** Reads a text as the format that its content shows; fails where none fits. */
export function readAsFound(text: string, path = 'report'): { id: string; result: FormatResult } {
  const found = findFormat(text, path)
  if (found.format === null) throw new Error(`no format fits: ${found.tried}`)
  return { id: found.format.id, result: found.format.read(found.input) }
}

export function readFileAsFound(path: string) {
  const decoded = decodeText(new Uint8Array(readFileSync(path)), path)
  return { ...readAsFound(decoded.text, path), text: decoded.text }
}

/** The content of a report of that kind; fails on a refusal or another kind. */
export function reportOf<K extends ReportContent['kind']>(
  result: FormatResult,
  kind: K,
): Extract<ReportContent, { kind: K }> {
  if (result.kind === 'refused') throw new Error(`refused: ${result.message}`)
  if (result.kind !== 'report' || result.report.kind !== kind) throw new Error(`not a report of ${kind}`)
  return result.report as Extract<ReportContent, { kind: K }>
}
