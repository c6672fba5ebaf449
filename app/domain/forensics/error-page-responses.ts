import type { FigureRow, Finding, Run } from '../evidence'
import { sharedMemory } from '../memory'
import { type Examination, hasSuccess, successesOf, sumStated } from './examination'
import { policy } from './policy'
import { groupBySize } from './shared-size'

/** Sizes of rows that failed entirely, per run; a run never changes, so neither does its answer. */
const failedSizes = sharedMemory('failed-sizes', () => new WeakMap<Run, Set<number>>())
const answeredSizes = sharedMemory('answered-sizes', () => new WeakMap<Run, number[]>())

/** Sizes of the rows without failures, each once: only these can be like an error page of another run. */
export function answeredSizesOf(run: Run): readonly number[] {
  const known = answeredSizes.get(run)
  if (known !== undefined) return known
  const sizes = new Set<number>()
  for (const row of run.endpoints) if (row.avgBytes !== null && row.failures === 0) sizes.add(row.avgBytes)
  const distinct = [...sizes]
  answeredSizes.set(run, distinct)
  return distinct
}

/** Sizes of the answers of rows that failed entirely: each is the size of an error page. */
export function failedSizesOf(run: Run): ReadonlySet<number> {
  const known = failedSizes.get(run)
  if (known) return known
  const sizes = new Set<number>()
  for (const row of run.endpoints) {
    const failedEntirely = row.requests !== null && row.requests > 0 && row.failures === row.requests
    // A refused connection has no body: zero bytes identify no page.
    if (failedEntirely && row.avgBytes !== null && row.avgBytes > 0) sizes.add(row.avgBytes)
  }
  failedSizes.set(run, sizes)
  return sizes
}

/**
 * Rows that succeed with the bytes of an error page: several writes that all answer with one
 * exact size, or a row without failures that has the size of one which failed entirely, in this
 * run or an earlier one. One finding per size; it covers those endpoints alone.
 */
export function examineErrorPageResponses({ run, earlier, failedBefore, others, writes }: Examination): Finding[] {
  const suspects = new Map<number, { rows: Set<FigureRow>; sharedBy: number; failedBefore: boolean }>()
  const suspectOf = (bytes: number) => {
    const suspect = suspects.get(bytes) ?? { rows: new Set<FigureRow>(), sharedBy: 0, failedBefore: false }
    suspects.set(bytes, suspect)
    return suspect
  }
  for (const [bytes, rows] of groupBySize(writes)) {
    if (bytes === 0 || rows.length < policy.sharedSizeEndpoints) continue
    const suspect = suspectOf(bytes)
    suspect.sharedBy = rows.length
    for (const row of rows.filter(hasSuccess)) suspect.rows.add(row)
  }
  const own = failedSizesOf(run)
  const before = failedBefore ?? new Set(earlier.flatMap((one) => [...failedSizesOf(one)]))
  for (const row of others) {
    const bytes = row.avgBytes
    if (bytes === null || row.failures !== 0 || !hasSuccess(row)) continue
    if (!own.has(bytes) && !before.has(bytes)) continue
    const suspect = suspectOf(bytes)
    suspect.failedBefore = true
    suspect.rows.add(row)
  }
  return [...suspects]
    .filter(([, suspect]) => suspect.rows.size > 0)
    .map(([bytes, { rows, sharedBy, failedBefore }]) => ({
      code: 'error_page_responses',
      severity: 'taint',
      scope: 'endpoints',
      rows: [...rows].map((row) => row.key),
      numbers: {
        bytes,
        endpoints: rows.size,
        responses: sumStated([...rows], successesOf),
        writeEndpoints: writes.length,
        sharedBy,
        failedElsewhere: failedBefore ? 1 : 0,
      },
    }))
}
