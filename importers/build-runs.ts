import type { Run } from '~/domain/evidence'
import type { Diagnostic } from '~/domain/place'
import { assembleReports, type BuiltReports, reportCandidates } from './formats/assemble-reports'
import { resultCandidates } from './formats/assemble-results'
import type { Refusal } from './import-result'
import { splitPath } from './locust/file-names'
import { locustCandidates } from './locust/locust-candidates'
import { matchNotes, runsOfUnreadable } from './match-notes'
import type { ReadFiles } from './read-files'
import type { RunCandidate } from './run-candidate'

export interface BuiltRuns extends Pick<BuiltReports, 'reports'> {
  runs: Run[]
  refused: Refusal[]
  diagnostics: Diagnostic[]
}

/**
 * Runs and reports from the read files. `unreadable` are the paths refused before: a run with an
 * unreadable file is refused whole. An empty companion of a run with figures only marks the run as
 * truncated.
 */
export function buildRuns(read: ReadFiles, unreadable: string[]): BuiltRuns {
  const locust = locustCandidates(read.locust)
  const candidates = [...locust.candidates, ...resultCandidates(read.results)]
  const diagnostics: Diagnostic[] = []
  const matched = matchNotes(read.notes, candidates)
  const broken = new Map(matched.broken)
  const reports = buildReports(read, matched.unmatched)
  const refused = [...locust.refused, ...matched.refused, ...reports.refused]
  for (const path of unreadable)
    for (const candidate of runsOfUnreadable(path, candidates)) broken.set(candidate, splitPath(path).base)
  const cut = new Set<RunCandidate>()
  for (const { file, reason } of read.empty) {
    const owners = runsOfUnreadable(file.path, candidates)
    if (owners.length > 0 && owners.every(({ hasFigures }) => hasFigures)) {
      for (const owner of owners) cut.add(owner)
      const message = `${reason}: the run ended before it was written`
      diagnostics.push({ file: file.path, line: 1, column: 1, severity: 'warning', rule: 'empty-file', message })
      continue
    }
    refused.push({ path: file.path, message: reason })
    for (const owner of owners) broken.set(owner, splitPath(file.path).base)
  }
  const assembled = candidates.flatMap((candidate) => {
    const culprit = broken.get(candidate)
    const reason = culprit === undefined ? candidate.lacking : leftOut('run', candidate.label, culprit)
    const note = matched.notes.get(candidate) ?? null
    if (reason !== null) {
      for (const { path } of candidate.files) refused.push({ path, message: reason })
      if (note !== null) refused.push({ path: note.file.path, message: reason })
      return []
    }
    const built = candidate.assemble(note)
    diagnostics.push(...built.diagnostics)
    return [{ run: cut.has(candidate) ? { ...built.run, truncated: true } : built.run, candidate }]
  })
  const settled = settleLabels(assembled)
  return {
    runs: settled.runs,
    reports: reports.reports,
    refused,
    diagnostics: [...diagnostics, ...settled.diagnostics, ...reports.diagnostics],
  }
}

/** Test, coverage and metric reports, with the notes that no run beside them takes. */
function buildReports(read: ReadFiles, notes: ReadFiles['notes']): BuiltReports & { refused: Refusal[] } {
  const candidates = reportCandidates(read.reports)
  const matched = matchNotes(notes, candidates)
  const refused = [
    ...matched.unmatched.map(({ file }) => ({ path: file.path, message: 'no run for this run note' })),
    ...matched.refused,
  ]
  for (const [{ input, label }, culprit] of matched.broken)
    refused.push({ path: input.file.path, message: leftOut('report', label, culprit) })
  const kept = candidates.filter((candidate) => !matched.broken.has(candidate))
  return { ...assembleReports(kept, matched.notes), refused }
}

function leftOut(what: string, label: string, culprit: string): string {
  return `the ${what} ${label} is left out: ${culprit} could not be taken in`
}

interface Assembled {
  run: Run
  candidate: RunCandidate
}

/** The same run twice is kept once; other bytes under one label are revisions, oldest first, and said. */
function settleLabels(assembled: Assembled[]): { runs: Run[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const kept: Assembled[] = []
  const known = new Map<string, Map<string, Assembled>>()
  for (const next of [...assembled].sort(byLabelAndTime)) {
    const { label } = next.run
    const revisions = known.get(label) ?? new Map<string, Assembled>()
    known.set(label, revisions)
    const content = contentOf(next.run)
    const twin = revisions.get(content)
    const [first] = revisions.values()
    if (twin !== undefined) {
      diagnostics.push(
        about(next, 'info', 'run-twice', `the run ${label} is also in ${placeOf(twin)}; it is kept once`),
      )
      continue
    }
    if (first !== undefined) {
      const message = `other files under the label ${label} are in ${placeOf(first)}; both are kept, as revisions`
      diagnostics.push(about(next, 'warning', 'label-reused', message))
    }
    revisions.set(content, next)
    kept.push(next)
  }
  return { runs: kept.map(({ run }) => run), diagnostics }
}

function byLabelAndTime(a: Assembled, b: Assembled): number {
  const key = ({ run, candidate }: Assembled) => [
    run.label,
    run.effectiveAt === null ? '' : run.effectiveAt,
    candidate.folder,
  ]
  const left = key(a)
  const right = key(b)
  const at = left.findIndex((part, index) => part !== right[index])
  return at === -1 ? 0 : left[at]! < right[at]! ? -1 : 1
}

function contentOf(run: Run): string {
  return run.files
    .map(({ kind, sha256 }) => `${kind} ${sha256}`)
    .sort()
    .join('\n')
}

function placeOf({ candidate }: Assembled): string {
  return candidate.folder === '' ? 'the same folder' : candidate.folder
}

function about(item: Assembled, severity: Diagnostic['severity'], rule: string, message: string): Diagnostic {
  return { file: item.candidate.files[0]!.path, line: 1, column: 1, severity, rule, message }
}
