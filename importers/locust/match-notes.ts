import type { ReceivedFile, Refusal } from '../import-result'
import { labelOfFiles, type NoteInput } from './assemble-run'
import { notePrefix, prefixOf, splitPath } from './file-names'
import type { RunGroup } from './group-runs'

export interface MatchedNotes {
  notes: Map<RunGroup, NoteInput>
  refused: Refusal[]
  /** Groups that must not go in, with the file that keeps them out. */
  broken: Map<RunGroup, string>
}

/**
 * Gives every run note to its run: `PREFIX.run.md` to the run with that prefix or label, `run.md` to
 * the only run of its folder. A note that fits no single run is refused, and where it denies that
 * figures were measured, so are the runs it may speak of: without it they would pass as measured.
 */
export function matchNotes(inputs: NoteInput[], groups: RunGroup[]): MatchedNotes {
  const matched: MatchedNotes = { notes: new Map(), refused: [], broken: new Map() }
  // Notes that name their run come first, so that a general run.md does not take their place.
  const specific = (input: NoteInput) => (typeof notePrefix(input.file.path) === 'string' ? 0 : 1)
  for (const input of [...inputs].sort((a, b) => specific(a) - specific(b))) {
    const candidates = candidatesOf(input.file.path, input.note.data.label, groups)
    const free = candidates.filter((group) => !matched.notes.has(group))
    if (candidates.length === 1 && free.length === 1) {
      matched.notes.set(free[0]!, input)
      continue
    }
    const message = candidates.length === 0 ? 'no run for this run note' : whyNotOne(candidates, free)
    matched.refused.push({ path: input.file.path, message })
    if (input.note.data.provenance === undefined || input.note.data.provenance === 'measured') continue
    for (const group of free) matched.broken.set(group, splitPath(input.file.path).base)
  }
  return matched
}

function whyNotOne(candidates: RunGroup[], free: RunGroup[]): string {
  if (candidates.length === 1 && free.length === 0) return 'a second run note for the same run'
  const names = candidates.slice(0, 3).map(labelOfFiles).join(', ')
  return `${candidates.length} runs in its folder (${names}…): name it PREFIX.run.md after the run it belongs to`
}

function candidatesOf(path: string, label: string | undefined, groups: RunGroup[]): RunGroup[] {
  const { folder } = splitPath(path)
  const beside = groups.filter((group) => group.folder === folder)
  const wanted = notePrefix(path)
  const named = (name: string) => beside.filter((group) => group.prefix === name || labelOfFiles(group) === name)
  if (typeof wanted === 'string') return named(wanted)
  const declared = label === undefined ? [] : named(label)
  return declared.length === 1 ? declared : beside
}

/** The runs that an unreadable file belongs to by its name: they are refused with it. */
export function runsOfUnreadable(path: ReceivedFile['path'], groups: RunGroup[]): RunGroup[] {
  if (notePrefix(path) !== undefined) return candidatesOf(path, undefined, groups)
  const { folder } = splitPath(path)
  const prefix = prefixOf(path, null)
  return groups.filter((group) => group.folder === folder && group.prefix === prefix)
}
