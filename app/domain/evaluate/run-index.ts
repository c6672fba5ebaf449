import { compileGroup } from '../endpoint-groups'
import type { FigureRow, Run } from '../evidence'
import type { EndpointGroup } from '../program'
import type { Selector } from '../rules'

/** Rows of a run by what rules ask for. Built once per run and kept as long as the run is. */
interface RunIndex {
  byKey: Map<string, FigureRow>
  byName: Map<string, FigureRow[]>
  byGlobs: Map<string, FigureRow[]>
}

/** Memory of a pure function: the same run always has the same index. */
const indexes = new WeakMap<Run, RunIndex>()

function indexOf(run: Run): RunIndex {
  const known = indexes.get(run)
  if (known !== undefined) return known
  const index: RunIndex = { byKey: new Map(), byName: new Map(), byGlobs: new Map() }
  for (const row of run.endpoints) {
    index.byKey.set(row.key, row)
    const named = index.byName.get(row.name)
    if (named === undefined) index.byName.set(row.name, [row])
    else named.push(row)
  }
  indexes.set(run, index)
  return index
}

/** Rows of a run that globs over `METHOD name` match. */
export function rowsOfGlobs(run: Run, globs: readonly string[]): FigureRow[] {
  const index = indexOf(run)
  const id = globs.join('\n')
  const known = index.byGlobs.get(id)
  if (known !== undefined) return known
  const inGroup = compileGroup(globs)
  const rows = run.endpoints.filter((row) => inGroup(row.key))
  index.byGlobs.set(id, rows)
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
      const index = indexOf(run)
      const exact = index.byKey.get(selector.text)
      if (exact !== undefined) return [exact]
      const named = index.byName.get(selector.text)
      return named === undefined ? [] : named
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
  const { byKey } = indexOf(run)
  if (selector.kind === 'endpoint') return byKey.has(selector.text)
  const group = selector.kind === 'each' ? undefined : groups.find((one) => one.name === selector.name)
  return group?.globs.every((glob) => !glob.includes('*') && byKey.has(glob)) === true
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
