import type { EvidenceFormat, FormatInput } from './format'
import { evidenceFormats } from './registry'

export type FoundFormat =
  | { format: EvidenceFormat; input: FormatInput }
  /** One sentence part: which formats were tried and why each did not fit. */
  | { format: null; tried: string }

/** The format whose content fits, else what was tried. Never by the file's name. */
export function findFormat(text: string, path: string, formats: EvidenceFormat[] = evidenceFormats): FoundFormat {
  const input: FormatInput = { path, text, json: parsedJson(text) }
  const why = new Map<string, string[]>()
  for (const format of formats) {
    const mismatch = format.mismatch(input)
    if (mismatch === null) return { format, input }
    const titles = why.get(mismatch)
    if (titles === undefined) why.set(mismatch, [format.title])
    else titles.push(format.title)
  }
  return { format: null, tried: [...why].map(([mismatch, titles]) => `${titles.join(', ')}: ${mismatch}`).join('; ') }
}

/** What a tool's binary output says of itself; null where no format knows the bytes. */
export function refusedBinary(bytes: Uint8Array, formats: EvidenceFormat[] = evidenceFormats): string | null {
  for (const format of formats) {
    const message = format.binary?.(bytes)
    if (message !== undefined && message !== null) return `${format.title}: ${message}`
  }
  return null
}

/** undefined where the text is not one JSON object or list. */
function parsedJson(text: string): unknown {
  const start = text.search(/\S/)
  if (start === -1 || (text[start] !== '{' && text[start] !== '[')) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
