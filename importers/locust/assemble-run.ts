import type { Run, Sourced } from '~/domain/evidence'
import type { Diagnostic, Instant } from '~/domain/place'
import { diagnosticList } from '../diagnostic-list'
import { evidenceFile, type NoteInput } from '../run-candidate'
import type { FigureTable } from './figure-rows'
import { factsOfName, folderName } from './file-names'
import type { RunGroup } from './group-runs'
import { joinDistribution, settleRequestCounts } from './legacy'
import { precisionOf } from './percentile-grid'
import type { RunNote } from './run-note'

/**
 * One run from its files, with the source of every figure of its manifest: the history file before
 * the file name before the run note. A group without a stats or requests file has no figures; it
 * becomes a run that decides nothing.
 */
export function assembleRun(group: RunGroup, input: NoteInput | null): { run: Run; diagnostics: Diagnostic[] } {
  const figures = figuresOf(group)
  const { history, failures, exceptions } = partsOf(group)
  const note = input === null ? null : input.note
  const declared = note === null ? {} : note.data
  const name = labelOfFiles(group)
  const facts = factsOfName(name)
  const times = timesOf(history?.timeS ?? null, declared)
  const { aggregate, endpoints } = figures.table
  const files = [...group.files.values()]
  const run: Run = {
    label: declared.label ?? name,
    tool: 'locust',
    dialect: (group.files.get('stats') ?? group.files.get('requests') ?? files[0]!).content.dialect,
    provenance: declared.provenance ?? 'measured',
    partial: declared.partial ?? false,
    tags: declared.tags ?? [],
    files: [
      ...files.map(({ file, content }) => evidenceFile(file, content.kind)),
      ...(input === null ? [] : [evidenceFile(input.file, 'run_note')]),
    ],
    users: sourced('history', maximum(history?.users)) ?? sourced('file_name', facts.users) ?? noted(declared.users),
    ...(declared.users === undefined ? {} : { declaredUsers: declared.users }),
    spawnRate: sourced('file_name', facts.spawnRate) ?? noted(declared.spawn_rate),
    ...times,
    activeS: sourced('derived', activeSeconds(aggregate?.requests, aggregate?.rps)),
    scope: declared.scope ?? facts.scope,
    commit: declared.commit ?? null,
    environment: declared.environment ?? null,
    note: note === null ? null : note.text,
    aggregate,
    endpoints,
    failures,
    exceptions,
    history,
    precision: precisionOf(aggregate === null ? endpoints : [aggregate, ...endpoints]),
    truncated: figures.table.truncated || files.some(({ content }) => content.damaged),
  }
  return { run, diagnostics: figures.diagnostics }
}

/** The prefix of the names, else the folder's name. */
export function labelOfFiles(group: RunGroup): string {
  const name = group.prefix !== '' ? group.prefix : folderName(group.folder)
  const clean = name === null ? '' : name.replace(/[\p{Cc}]+/gu, ' ').trim()
  return clean === '' ? 'run' : clean
}

function figuresOf(group: RunGroup): { table: FigureTable; diagnostics: Diagnostic[] } {
  const stats = group.files.get('stats')?.content
  const requests = group.files.get('requests')?.content
  if (stats !== undefined && 'figures' in stats) return { table: stats.figures, diagnostics: [] }
  const anyFile = [...group.files.values()][0]!.file.path
  const list = diagnosticList(requests === undefined ? anyFile : requests.file)
  if (requests === undefined || !('figures' in requests)) {
    list.report('warning', 'no-stats-file', 1, 'the run has no stats file: it has no figures and decides nothing')
    return { table: { aggregate: null, endpoints: [], truncated: true }, diagnostics: list.all() }
  }
  const settled = settleRequestCounts(requests.figures, list)
  const distribution = group.files.get('distribution')?.content
  if (distribution?.kind === 'distribution') {
    const own = diagnosticList(distribution.file)
    const table = joinDistribution(settled, distribution.table, own)
    return { table, diagnostics: [...list.all(), ...own.all()] }
  }
  list.report('warning', 'no-distribution', 1, 'the run has no distribution file: no percentiles')
  return { table: settled, diagnostics: list.all() }
}

type Times = Pick<Run, 'startedAt' | 'endedAt' | 'effectiveAt' | 'durationS'>

/** The clock of the history file; without one, what the run note declares. */
function timesOf(timeS: number[] | null, declared: RunNote['data']): Times {
  if (timeS !== null) {
    const first = timeS.reduce((least, time) => Math.min(least, time))
    const last = timeS.reduce((most, time) => Math.max(most, time))
    return {
      startedAt: { value: instantOf(first), source: 'history' },
      endedAt: { value: instantOf(last), source: 'history' },
      effectiveAt: instantOf(last),
      durationS: { value: last - first, source: 'history' },
    }
  }
  const { started, ended, duration } = declared
  const end = ended ?? (started !== undefined && duration !== undefined ? shifted(started, duration) : undefined)
  const span = started === undefined || ended === undefined ? null : (Date.parse(ended) - Date.parse(started)) / 1000
  return {
    startedAt: noted(started),
    endedAt: ended !== undefined ? noted(ended) : sourced('derived', end),
    effectiveAt: end ?? started ?? null,
    durationS: noted(duration) ?? sourced('derived', span),
  }
}

function instantOf(epochS: number): Instant {
  return new Date(epochS * 1000).toISOString()
}

function shifted(from: Instant, seconds: number): Instant {
  return instantOf(Date.parse(from) / 1000 + seconds)
}

function activeSeconds(requests: number | null | undefined, rps: number | null | undefined): number | null {
  return requests == null || rps == null || rps <= 0 ? null : requests / rps
}

function sourced<T>(source: Sourced<T>['source'], value: T | null | undefined): Sourced<T> | null {
  return value === null || value === undefined ? null : { value, source }
}

function noted<T>(value: T | undefined): Sourced<T> | null {
  return sourced('run_note', value)
}

function maximum(values: (number | null)[] | undefined): number | null {
  const known = values?.filter((value) => value !== null)
  return known === undefined || known.length === 0 ? null : known.reduce((most, value) => Math.max(most, value))
}

/** What the files beside the stats file hold; a file that was not given holds nothing. */
function partsOf(group: RunGroup): Pick<Run, 'history' | 'failures' | 'exceptions'> {
  const parts: ReturnType<typeof partsOf> = { history: null, failures: [], exceptions: [] }
  for (const { content } of group.files.values()) {
    if (content.kind === 'history') parts.history = content.history
    if (content.kind === 'failures') parts.failures = content.failures
    if (content.kind === 'exceptions') parts.exceptions = content.exceptions
  }
  return parts
}
