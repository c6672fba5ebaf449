import type { Refusal } from './import-result'
import { notePrefix, prefixOf, splitPath } from './locust/file-names'
import type { NoteInput, NoteTarget } from './run-candidate'

export interface MatchedNotes<T extends NoteTarget> {
  notes: Map<T, NoteInput>
  /** Notes beside which there is no target at all. */
  unmatched: NoteInput[]
  refused: Refusal[]
  /** Targets that must not go in, with the file that keeps them out. */
  broken: Map<T, string>
}

/**
 * Gives every run note to its run: `PREFIX.run.md` to the run with that prefix or label, `run.md` to
 * the only run of its folder. A note that fits no single run is refused, and where it denies that
 * figures were measured, so are the runs it may speak of: without it they would pass as measured.
 */
export function matchNotes<T extends NoteTarget>(inputs: NoteInput[], targets: readonly T[]): MatchedNotes<T> {
  const matched: MatchedNotes<T> = { notes: new Map(), unmatched: [], refused: [], broken: new Map() }
  // Notes that name their run come first, so that a general run.md does not take their place.
  const specific = (input: NoteInput) => (typeof notePrefix(input.file.path) === 'string' ? 0 : 1)
  for (const input of [...inputs].sort((a, b) => specific(a) - specific(b))) {
    const candidates = candidatesOf(input.file.path, input.note.data.label, targets)
    const free = candidates.filter((target) => !matched.notes.has(target))
    if (candidates.length === 1 && free.length === 1) {
      matched.notes.set(free[0]!, input)
      continue
    }
    if (candidates.length === 0) {
      matched.unmatched.push(input)
      continue
    }
    matched.refused.push({ path: input.file.path, message: whyNotOne(candidates, free) })
    if (input.note.data.provenance === undefined || input.note.data.provenance === 'measured') continue
    for (const target of free) matched.broken.set(target, splitPath(input.file.path).base)
  }
  return matched
}

function whyNotOne(candidates: NoteTarget[], free: NoteTarget[]): string {
  if (candidates.length === 1 && free.length === 0) return 'a second run note for the same run'
  const names = candidates
    .slice(0, 3)
    .map(({ label }) => label)
    .join(', ')
  return `${candidates.length} runs in its folder (${names}…): name it PREFIX.run.md after the run it belongs to`
}

function candidatesOf<T extends NoteTarget>(path: string, label: string | undefined, targets: readonly T[]): T[] {
  const { folder } = splitPath(path)
  const beside = targets.filter((target) => target.folder === folder)
  const wanted = notePrefix(path)
  const named = (name: string) => beside.filter((target) => target.prefix === name || target.label === name)
  if (typeof wanted === 'string') return named(wanted)
  const declared = label === undefined ? [] : named(label)
  return declared.length === 1 ? declared : beside
}

/** The runs that an unreadable file belongs to by its name: they are refused with it. */
export function runsOfUnreadable<T extends NoteTarget & { hasCompanions: boolean }>(
  path: string,
  targets: readonly T[],
): T[] {
  if (notePrefix(path) !== undefined) return candidatesOf(path, undefined, targets)
  const { folder } = splitPath(path)
  const prefix = prefixOf(path, null)
  return targets.filter((target) => target.hasCompanions && target.folder === folder && target.prefix === prefix)
}
