import { timeOf } from '../calendar'
import type { Run } from '../evidence'

/** A program's runs by what the words of a document can ask for. */
export interface RunLookup {
  labels: readonly string[]
  /** Where in the list a label stands. */
  positions: ReadonlyMap<string, number>
  /** By the name of any of its files, in lower case and without folders. */
  byFile: ReadonlyMap<string, Run>
  /** By requests and failures of the aggregate, as `requests failures`. */
  byCounts: ReadonlyMap<string, readonly Run[]>
  /** Effective times in the order of the runs, in epoch milliseconds; null without a clock. */
  times: readonly (number | null)[]
}

/** The list is made once for an assessment, and hundreds of claims look runs up in it. */
const lookups = new WeakMap<readonly Run[], RunLookup>()

export function lookupOf(runs: readonly Run[]): RunLookup {
  const known = lookups.get(runs)
  if (known !== undefined) return known
  const byFile = new Map<string, Run>()
  const byCounts = new Map<string, Run[]>()
  for (const run of runs) {
    for (const { name } of run.files) {
      const key = baseName(name).toLowerCase()
      if (!byFile.has(key)) byFile.set(key, run)
    }
    if (run.aggregate === null) continue
    const counts = countsKey(run.aggregate.requests, run.aggregate.failures)
    const same = byCounts.get(counts)
    if (same === undefined) byCounts.set(counts, [run])
    else same.push(run)
  }
  const labels = runs.map(({ label }) => label)
  const lookup = {
    labels,
    positions: new Map(labels.map((label, at) => [label, at] as const).toReversed()),
    byFile,
    byCounts,
    times: runs.map(({ effectiveAt }) => (effectiveAt === null ? null : timeOf(effectiveAt))),
  }
  lookups.set(runs, lookup)
  return lookup
}

export function countsKey(requests: number | null, failures: number | null): string {
  return `${requests} ${failures}`
}

export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}

/** The run of a label; undefined where there is none. */
export function runLabelled(label: string, runs: readonly Run[]): Run | undefined {
  const at = lookupOf(runs).positions.get(label)
  return at === undefined ? undefined : runs[at]
}

/** The runs of these labels in the order of the list. */
export function runsLabelled(labels: readonly string[], runs: readonly Run[]): Run[] {
  const { positions } = lookupOf(runs)
  const found = new Set(labels.flatMap((label) => positions.get(label) ?? []))
  return [...found].sort((a, b) => a - b).flatMap((at) => runs[at] ?? [])
}
