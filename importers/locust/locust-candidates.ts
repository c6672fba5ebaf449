import type { Refusal } from '../import-result'
import type { RunCandidate } from '../run-candidate'
import { assembleRun, labelOfFiles } from './assemble-run'
import { groupRuns, hasFigures, type LocustInput, type RunGroup } from './group-runs'

/** Runs of Locust's CSV family, still without their notes. */
export function locustCandidates(inputs: LocustInput[]): { candidates: RunCandidate[]; refused: Refusal[] } {
  const { groups, refused } = groupRuns(inputs)
  const candidates = groups.map((group): RunCandidate => {
    const label = labelOfFiles(group)
    return {
      folder: group.folder,
      prefix: group.prefix,
      label,
      files: [...group.files.values()].map(({ file }) => file),
      hasCompanions: true,
      hasFigures: hasFigures(group),
      lacking: lackingOf(group, label),
      assemble: (note) => assembleRun(group, note),
    }
  })
  return { candidates, refused }
}

function lackingOf(group: RunGroup, label: string): string | null {
  if (hasFigures(group) || group.files.has('history')) return null
  const kinds = [...group.files.keys()].join(' and ')
  return `${kinds} without a stats file of the same run (${label}) beside it`
}
