import type { DocumentPlan } from '~/domain/plan'
import { documentEntries } from '~/domain/search/document-entries'
import type { SearchEntry } from '~/domain/search/kinds'
import type { ReceivedFile } from './import-result'
import { repairMojibake } from './markdown/mojibake'
import { decodeText } from './text/decode'

/** What the search index keeps of a document: its words as they were meant, at the lines of the received bytes. */
export function searchableDocument(file: Pick<ReceivedFile, 'path' | 'bytes'>, plan: DocumentPlan): SearchEntry[] {
  const decoded = decodeText(file.bytes, file.path)
  if (decoded.refused !== null) return documentEntries(plan, [])
  // Repairs move no line, and a carriage return alone ends one as it does for the parser.
  const received = decoded.text.replace(/\r\n?/g, '\n')
  return documentEntries(plan, repairMojibake(received, file.path).text.split('\n'))
}
