import type { EvidenceFile, Run } from '~/domain/evidence'
import type { Diagnostic } from '~/domain/place'
import type { DocumentRole } from '~/domain/vocabulary'
import { formatWords } from './messages/receipt'
import { documentRoleWords } from './messages/words'
import type { ReceiptFile } from './receipt-schema'

type Outcome = 'added' | 'refreshed' | 'unchanged'

/** The files of an import with what became of each. */
export interface FilesOfReceipt {
  files: { path: string; bytes: number; sha256: string }[]
  refused: { path: string; message: string }[]
  /** Runs and reports as formed from the files, with the label they are stored under. */
  formed: {
    kind: 'run' | 'report'
    label: string
    outcome: Outcome
    tool: Run['tool'] | null
    format: string | null
    files: EvidenceFile[]
  }[]
  documents: { file: string; slug: string; role: DocumentRole; outcome: Outcome }[]
  diagnostics: Diagnostic[]
}

export function receiptFiles(input: FilesOfReceipt): ReceiptFile[] {
  const refusals = new Map(input.refused.map(({ path, message }) => [path, message]))
  const known = new Set(input.files.map(({ path }) => path))
  const unread = input.refused.filter(({ path }) => !known.has(path))
  return [
    ...input.files.map((file) => receiptFile(file, refusals.get(file.path), input)),
    ...unread.map(({ path, message }) => receiptFile({ path, bytes: null, sha256: null }, message, input)),
  ]
}

function receiptFile(
  { path, bytes, sha256 }: { path: string; bytes: number | null; sha256: string | null },
  refusal: string | undefined,
  input: FilesOfReceipt,
): ReceiptFile {
  const diagnostics = input.diagnostics
    .filter(({ file }) => file === path)
    .map(({ line, column, severity, rule, message }) => ({ line, column, severity, rule, message }))
  const base = { name: path, bytes, sha256, diagnostics }
  if (refusal !== undefined) return { ...base, format: null, outcome: 'refused', belongsTo: null, refusal }
  const document = input.documents.find(({ file }) => file === path)
  if (document !== undefined) {
    const { slug, role, outcome } = document
    const belongsTo = { kind: 'document' as const, name: slug }
    return { ...base, format: documentRoleWords[role], outcome: taken(outcome), belongsTo, refusal: null }
  }
  const name = path.split('/').at(-1)
  const owner = input.formed.find(({ files }) => files.some((own) => own.sha256 === sha256 && own.name === name))
  const own = owner?.files.find((file) => file.sha256 === sha256)
  if (owner === undefined || own === undefined)
    return { ...base, format: null, outcome: 'taken', belongsTo: null, refusal: null }
  const belongsTo = { kind: owner.kind, name: owner.label }
  return { ...base, format: formatWords(owner, own.kind), outcome: taken(owner.outcome), belongsTo, refusal: null }
}

function taken(outcome: Outcome): ReceiptFile['outcome'] {
  return outcome === 'unchanged' ? 'at_hand' : 'taken'
}
