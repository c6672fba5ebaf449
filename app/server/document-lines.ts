import type { AssayDatabase } from '~db/client.server'
import { loadBytes } from '~db/queries/documents'
import { decodeText } from '~importers/text/decode'

/**
 * The lines of a received document as its author wrote them: the places of the importers count in
 * exactly these. null where nothing with that hash was received.
 */
export function documentLines(db: AssayDatabase, input: { sha256: string; file: string }): string[] | null {
  const bytes = loadBytes(db, { sha256: input.sha256 })
  if (bytes === null) return null
  return decodeText(bytes, input.file).text.split('\n')
}
