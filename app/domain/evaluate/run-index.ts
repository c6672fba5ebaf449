import { compileGroup } from '../endpoint-groups'
import type { FigureRow, Run } from '../evidence'
import type { EndpointGroup } from '../program'
import type { Selector } from '../rules'

/** Rows by the globs of a group, as long as the run is: a memory of a pure function. */
const byGlobs = new WeakMap<Run, Map<string, FigureRow[]>>()

/** Rows of a run that globs over `METHOD name` match. */
export function rowsOfGlobs(run: Run, globs: readonly string[]): FigureRow[] {
  const before = byGlobs.get(run)
  const groups = before === undefined ? new Map<string, FigureRow[]>() : before
  if (before === undefined) byGlobs.set(run, groups)
  const id = globs.join('\n')
  const known = groups.get(id)
  if (known !== undefined) return known
  const inGroup = compileGroup(globs)
  const rows = run.endpoints.filter((row) => inGroup(row.key))
  groups.set(id, rows)
  return rows
}

/** The rows that a selector means; null where it names a group that the program does not know. */
export function selectRows(run: Run, selector: Selector, groups: readonly EndpointGroup[]): FigureRow[] | null {
  switch (selector.kind) {
    case 'all':
      return run.aggregate === null ? [] : [run.aggregate]
    case 'each':
      return run.endpoints
    case 'endpoint': {
      // Where a file repeats a row, the last one is meant. Some dozens of rows need no map of their own.
      const exact = run.endpoints.findLast(({ key }) => key === selector.text)
      return exact === undefined ? run.endpoints.filter(({ name }) => name === selector.text) : [exact]
    }
    case 'name': {
      const group = groups.find((one) => one.name === selector.name)
      return group === undefined ? null : rowsOfGlobs(run, group.globs)
    }
  }
}

/**
 * Whether the run surely states every row that a selector means. A partial run leaves rows out,
 * and nobody knows which: a pattern may match some of them, an exact list that is stated may
 * not. Where the stated rows account for every request of the aggregate, nothing is missing.
 */
export function statesEveryRow(run: Run, selector: Selector, groups: readonly EndpointGroup[]): boolean {
  if (!run.partial || selector.kind === 'all' || accountsForAll(run)) return true
  const states = (wanted: string) => run.endpoints.some(({ key }) => key === wanted)
  if (selector.kind === 'endpoint') return states(selector.text)
  const group = selector.kind === 'each' ? undefined : groups.find((one) => one.name === selector.name)
  return group?.globs.every((glob) => !glob.includes('*') && states(glob)) === true
}

function accountsForAll({ aggregate, endpoints }: Run): boolean {
  if (aggregate === null || aggregate.requests === null) return false
  let sum = 0
  for (const { requests } of endpoints) {
    if (requests === null) return false
    sum += requests
  }
  return sum === aggregate.requests
}
