import type { Run } from '~/domain/evidence'
import type { Diagnostic } from '~/domain/place'
import type { Refusal } from '../import-result'
import type { ReadFiles } from '../read-files'
import { assembleRun, labelOfFiles } from './assemble-run'
import { splitPath } from './file-names'
import { groupRuns, hasFigures, type RunGroup } from './group-runs'
import { matchNotes, runsOfUnreadable } from './match-notes'

export interface BuiltRuns {
  runs: Run[]
  refused: Refusal[]
  diagnostics: Diagnostic[]
}

/**
 * Runs from the read files. `unreadable` are the paths refused before: a run with an unreadable
 * file is refused whole. An empty companion of a run with figures only marks the run as truncated.
 */
export function buildRuns(read: ReadFiles, unreadable: string[]): BuiltRuns {
  const { groups, refused } = groupRuns(read.locust)
  const diagnostics: Diagnostic[] = []
  const matched = matchNotes(read.notes, groups)
  const broken = new Map(matched.broken)
  refused.push(...matched.refused)
  for (const path of unreadable)
    for (const group of runsOfUnreadable(path, groups)) broken.set(group, splitPath(path).base)
  const cut = new Set<RunGroup>()
  for (const { file, reason } of read.empty) {
    const owners = runsOfUnreadable(file.path, groups)
    if (owners.length > 0 && owners.every(hasFigures)) {
      for (const owner of owners) cut.add(owner)
      const message = `${reason}: the run ended before it was written`
      diagnostics.push({ file: file.path, line: 1, column: 1, severity: 'warning', rule: 'empty-file', message })
      continue
    }
    refused.push({ path: file.path, message: reason })
    for (const owner of owners) broken.set(owner, splitPath(file.path).base)
  }
  const assembled = groups.flatMap((group) => {
    const reason = reasonAgainst(group, broken)
    if (reason !== null) {
      for (const { file } of group.files.values()) refused.push({ path: file.path, message: reason })
      const note = matched.notes.get(group)
      if (note !== undefined) refused.push({ path: note.file.path, message: reason })
      return []
    }
    const built = assembleRun(group, matched.notes.get(group) ?? null)
    diagnostics.push(...built.diagnostics)
    return [{ run: cut.has(group) ? { ...built.run, truncated: true } : built.run, group }]
  })
  const settled = settleLabels(assembled)
  return { runs: settled.runs, refused, diagnostics: [...diagnostics, ...settled.diagnostics] }
}

function reasonAgainst(group: RunGroup, broken: Map<RunGroup, string>): string | null {
  const label = labelOfFiles(group)
  const culprit = broken.get(group)
  if (culprit !== undefined) return `the run ${label} is left out: ${culprit} could not be taken in`
  if (hasFigures(group) || group.files.has('history')) return null
  const kinds = [...group.files.keys()].join(' and ')
  return `${kinds} without a stats file of the same run (${label}) beside it`
}

interface Assembled {
  run: Run
  group: RunGroup
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
  const key = ({ run, group }: Assembled) => [run.label, run.effectiveAt === null ? '' : run.effectiveAt, group.folder]
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

function placeOf({ group }: Assembled): string {
  return group.folder === '' ? 'the same folder' : group.folder
}

function about(item: Assembled, severity: Diagnostic['severity'], rule: string, message: string): Diagnostic {
  const [first] = item.group.files.values()
  return { file: first!.file.path, line: 1, column: 1, severity, rule, message }
}
