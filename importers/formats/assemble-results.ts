import type { Run, Sourced } from '~/domain/evidence'
import type { Diagnostic, Instant } from '~/domain/place'
import { factsOfName } from '../locust/file-names'
import { evidenceFile, type NoteInput, type RunCandidate } from '../run-candidate'
import { joinResults } from './join-results'
import { distinctLabels } from './label-of-file'
import { instantOfMs } from './read-values'
import type { ResultInput } from './received-content'

/** Runs of every other tool, still without their notes. */
export function resultCandidates(inputs: ResultInput[]): RunCandidate[] {
  const runs = joinResults(inputs)
  const labels = distinctLabels(runs.map((results) => results[0]!))
  return runs.map((results, index): RunCandidate => {
    const around = labels[index]!
    return {
      ...around,
      files: results.map(({ file }) => file),
      hasCompanions: false,
      hasFigures: true,
      lacking: null,
      assemble: (note) => ({ run: assembleResult(results, around.label, note), diagnostics: noClock(results, note) }),
    }
  })
}

/** One run: what the tool's file states wins over the file's name, and that over the run note. */
function assembleResult(results: ResultInput[], name: string, input: NoteInput | null): Run {
  const { content, format } = results[0]!
  const declared = input === null ? {} : input.note.data
  const facts = factsOfName(name)
  const startedAt = content.startedAt ?? sourced('run_note', declared.started)
  const endedAt = content.endedAt ?? sourced('run_note', declared.ended)
  return {
    ...content,
    label: declared.label ?? name,
    format,
    provenance: declared.provenance ?? 'measured',
    partial: declared.partial ?? false,
    tags: declared.tags ?? [],
    files: [
      ...results.map(({ file }) => evidenceFile(file, 'result')),
      ...(input === null ? [] : [evidenceFile(input.file, 'run_note')]),
    ],
    users: content.users ?? sourced('file_name', facts.users) ?? sourced('run_note', declared.users),
    ...(declared.users === undefined ? {} : { declaredUsers: declared.users }),
    spawnRate: sourced('file_name', facts.spawnRate) ?? sourced('run_note', declared.spawn_rate),
    startedAt,
    endedAt: endedAt ?? endOf(startedAt, declared.duration ?? content.durationS?.value),
    effectiveAt: effectiveOf(startedAt, endedAt, declared.duration ?? content.durationS?.value),
    durationS: content.durationS ?? sourced('run_note', declared.duration),
    scope: declared.scope ?? facts.scope,
    commit: declared.commit ?? null,
    environment: declared.environment ?? null,
    note: input === null ? null : input.note.text,
  }
}

function endOf(startedAt: Sourced<Instant> | null, durationS: number | undefined): Sourced<Instant> | null {
  if (startedAt === null || durationS === undefined) return null
  const value = instantOfMs(Date.parse(startedAt.value) + durationS * 1000)
  return value === null ? null : { value, source: 'derived' }
}

function effectiveOf(
  startedAt: Sourced<Instant> | null,
  endedAt: Sourced<Instant> | null,
  durationS: number | undefined,
): Instant | null {
  const end = endedAt ?? endOf(startedAt, durationS) ?? startedAt
  return end === null ? null : end.value
}

function sourced<T>(source: Sourced<T>['source'], value: T | null | undefined): Sourced<T> | null {
  return value === null || value === undefined ? null : { value, source }
}

/** Most of these tools write no time into their files; without one the evidence has no age. */
function noClock(results: ResultInput[], note: NoteInput | null): Diagnostic[] {
  const { content, file } = results[0]!
  const declared = note === null ? undefined : (note.note.data.ended ?? note.note.data.started)
  if (content.endedAt !== null || content.startedAt !== null || declared !== undefined) return []
  const message = 'the file does not say when the run took place; a run note with started or ended beside it does'
  return [{ file: file.path, line: 1, column: 1, severity: 'info', rule: 'no-clock', message }]
}
