import type { EvidenceFile } from '~/domain/evidence'
import type { ExplainedDocument } from '~/domain/explained'
import { buildRuns } from './build-runs'
import { hashOf } from './content-hash'
import type { ImportProgress, ImportResult, ReceivedFile, Refusal } from './import-result'
import { folderName, splitPath } from './locust/file-names'
import { resolveProgramCriteria } from './markdown/program-criteria'
import { type MarkdownReaders, type ReadFiles, readFiles } from './read-files'

export interface AssembleOptions {
  readers: MarkdownReaders
  onProgress?: ((progress: ImportProgress) => void) | undefined
  /** Files that were refused before: too large to read, or over the time limit. */
  refused?: Refusal[] | undefined
  /** Explains a document line by line, with the groups that the program declares; absent where nobody asks. */
  explain?: ((file: ReceivedFile, groups: readonly string[]) => ExplainedDocument) | undefined
}

/** Files to an import result: reads each, puts runs together, and says what was left out and why. */
export function assembleImport(files: ReceivedFile[], options: AssembleOptions): ImportResult {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  const read = readFiles(sorted, options.readers, options.onProgress ?? (() => {}))
  const before = [...(options.refused ?? []), ...read.refused]
  const built = buildRuns(
    read,
    before.map(({ path }) => path),
  )
  const programs = pickProgram(read)
  const refused = [...before, ...built.refused, ...programs.refused]
  const out = new Set(refused.map(({ path }) => path))
  const received = sorted.filter(({ path }, index) => !out.has(path) && sorted[index - 1]?.path !== path)
  const kinds = kindsOf(read)
  const named = nameCriteria(read, programs.settings)
  return {
    documents: read.documents,
    program: named.declaration,
    runs: built.runs,
    reports: built.reports,
    evidenceFiles: received.flatMap((file): EvidenceFile[] => {
      const kind = kinds.get(file.path)
      const name = splitPath(file.path).base
      return kind === undefined ? [] : [{ name, sha256: file.sha256, bytes: file.bytes.byteLength, kind }]
    }),
    refused: refused.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
    diagnostics: [...read.diagnostics, ...named.diagnostics, ...built.diagnostics],
    digest: digestOf(sorted),
    received,
    ...(options.explain === undefined ? {} : { explained: explainAll(sorted, read, options.explain) }),
  }
}

function explainAll(sorted: ReceivedFile[], read: ReadFiles, explain: NonNullable<AssembleOptions['explain']>) {
  const paths = new Set([...read.documents.map(({ file }) => file.path), ...read.refusedDocuments])
  const groups = read.programs.flatMap(({ settings }) => (settings.groups ?? []).map(({ name }) => name))
  return sorted
    .filter(({ path }, index) => paths.has(path) && sorted[index - 1]?.path !== path)
    .map((file) => explain(file, groups))
}

function pickProgram(read: ReadFiles): { settings: ImportResult['program']; refused: Refusal[] } {
  const [first, ...others] = read.programs
  if (first === undefined) return { settings: null, refused: [] }
  const rivals = others.filter(({ file }) => file.sha256 !== first.file.sha256)
  return {
    settings: first.settings,
    refused: rivals.map(({ file }) => ({
      path: file.path,
      message: `a second program declaration; ${first.file.path} is used`,
    })),
  }
}

/** Criteria that program.md names by their text get their ids, now that the documents are read. */
function nameCriteria(read: ReadFiles, declared: ImportResult['program']) {
  if (declared === null) return { declaration: null, diagnostics: [] }
  const plans = read.documents.map(({ plan }) => plan)
  const { declaration, diagnostics } = resolveProgramCriteria(declared, plans)
  const file = read.programs[0]!.file.path
  return { declaration, diagnostics: diagnostics.map((one) => ({ ...one, file, line: 1, column: 1 })) }
}

function kindsOf(read: ReadFiles): Map<string, EvidenceFile['kind']> {
  return new Map([
    ...read.locust.map(({ file, content }): [string, EvidenceFile['kind']] => [file.path, content.kind]),
    ...read.results.map(({ file }): [string, EvidenceFile['kind']] => [file.path, 'result']),
    ...read.reports.map(({ file }): [string, EvidenceFile['kind']] => [file.path, 'report']),
    ...read.notes.map(({ file }): [string, EvidenceFile['kind']] => [file.path, 'run_note']),
    ...read.empty.map(({ file }): [string, EvidenceFile['kind']] => [file.path, 'unknown']),
  ])
}

/** Names and folder names count, since labels come from them; where the folders lie does not. */
function digestOf(files: ReceivedFile[]): string {
  const lines = files.map(({ path, sha256 }) => {
    const { folder, base } = splitPath(path)
    return JSON.stringify([folderName(folder), base, sha256])
  })
  return hashOf(lines.sort().join('\n'))
}
