import type { LocustFileKind } from '~/domain/evidence'
import type { ReceivedFile, Refusal } from '../import-result'
import { prefixOf, splitPath } from './file-names'
import type { LocustFile } from './index'

export interface LocustInput {
  file: ReceivedFile
  content: LocustFile
}

/** The files of one run: at most one of each kind, from one folder, with one prefix. */
export interface RunGroup {
  folder: string
  prefix: string
  files: Map<LocustFileKind, LocustInput>
}

/**
 * Groups files into runs by folder and by the prefix that is left of their names without the
 * suffix of their kind. The kind itself was told from the header. A second file of a kind in the
 * same group is refused unless its bytes are the same.
 */
export function groupRuns(inputs: LocustInput[]): { groups: RunGroup[]; refused: Refusal[] } {
  const groups = new Map<string, RunGroup>()
  const refused: Refusal[] = []
  for (const input of inputs) {
    const { kind } = input.content
    const { folder } = splitPath(input.file.path)
    const prefix = prefixOf(input.file.path, kind)
    const id = JSON.stringify([folder, prefix])
    const group = groups.get(id) ?? { folder, prefix, files: new Map() }
    groups.set(id, group)
    const rival = group.files.get(kind)
    if (rival === undefined) group.files.set(kind, input)
    else if (rival.file.sha256 !== input.file.sha256) {
      const message = `a second ${kind} file of the run ${prefix}; ${splitPath(rival.file.path).base} is used`
      refused.push({ path: input.file.path, message })
    }
  }
  return { groups: adoptNameless([...groups.values()]), refused }
}

/** A plain `history.csv` or `failures.csv` belongs to the only run of its folder, whatever that is called. */
function adoptNameless(groups: RunGroup[]): RunGroup[] {
  return groups.filter((group) => {
    if (group.prefix !== '' || hasFigures(group)) return true
    const owners = groups.filter((other) => other.folder === group.folder && hasFigures(other))
    const owner = owners.length === 1 ? owners[0]! : null
    if (owner === null || [...group.files.keys()].some((kind) => owner.files.has(kind))) return true
    for (const [kind, input] of group.files) owner.files.set(kind, input)
    return false
  })
}

export function hasFigures(group: RunGroup): boolean {
  return group.files.has('stats') || group.files.has('requests')
}
