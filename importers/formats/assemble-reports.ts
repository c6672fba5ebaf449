import type { Sourced } from '~/domain/evidence'
import type { Diagnostic, Instant } from '~/domain/place'
import type { Report } from '~/domain/report-evidence'
import { evidenceFile, type NoteInput, type NoteTarget } from '../run-candidate'
import { labelOfFile } from './label-of-file'
import type { ReportInput } from './received-content'

/** A report that a note may belong to. */
export interface ReportCandidate extends NoteTarget {
  input: ReportInput
}

export function reportCandidates(inputs: ReportInput[]): ReportCandidate[] {
  return inputs.map((input) => ({ ...labelOfFile(input.file.path), input }))
}

export interface BuiltReports {
  reports: Report[]
  diagnostics: Diagnostic[]
}

/** Reports with what stands around them. The same bytes under one label are kept once. */
export function assembleReports(
  candidates: ReportCandidate[],
  notes: ReadonlyMap<ReportCandidate, NoteInput>,
): BuiltReports {
  const built: BuiltReports = { reports: [], diagnostics: [] }
  const seen = new Map<string, string>()
  for (const candidate of candidates) {
    const report = assembleReport(candidate, notes.get(candidate) ?? null)
    const { path } = candidate.input.file
    const id = JSON.stringify([report.label, report.format, report.file.sha256])
    const twin = seen.get(id)
    if (twin === undefined) {
      seen.set(id, path)
      built.reports.push(report)
    } else {
      const message = `the same report is also in ${twin}; it is kept once`
      built.diagnostics.push({ file: path, line: 1, column: 1, severity: 'info', rule: 'report-twice', message })
    }
  }
  return built
}

function assembleReport({ input, label }: ReportCandidate, note: NoteInput | null): Report {
  const declared = note === null ? {} : note.note.data
  const { content } = input
  return {
    ...content,
    label: declared.label ?? label,
    format: input.format,
    provenance: declared.provenance ?? 'measured',
    file: evidenceFile(input.file, 'report'),
    tags: declared.tags ?? [],
    effectiveAt: content.effectiveAt ?? noted(declared.ended ?? declared.started),
    commit: declared.commit ?? null,
    branch: null,
    ciUrl: null,
    environment: declared.environment ?? null,
    note: note === null ? null : note.note.text,
  }
}

function noted(value: Instant | undefined): Sourced<Instant> | null {
  return value === undefined ? null : { value, source: 'run_note' }
}
