import type { JudgedRow, RunJudgement } from '../assessment'
import { type Proof, proofOf, requestsNeeded } from './bounds'
import { compareRatioToLimit, holds, limitValue } from './exact'
import type { AskedFigure } from './partial-rows'

interface RowProof extends Proof {
  failures: number
  requests: number
}

/** What a row's counts prove of a ratio; null for other metrics and for rows that state no counts. */
function proofOfRow(row: JudgedRow, { metric, op, limit }: AskedFigure): RowProof | null {
  const counts = row.measured === null ? null : row.measured.counts
  if ((metric !== 'error' && metric !== 'success') || counts === null) return null
  const failures = metric === 'error' ? counts.part : counts.whole - counts.part
  return { failures, requests: counts.whole, ...proofOf(metric, failures, counts.whole, op, limit) }
}

/** Under `proof: shown` a ratio that is met as counted, yet not shown by its sample, stays open. */
export function asProved(row: JudgedRow, asked: AskedFigure): JudgedRow {
  if (row.verdict !== 'met') return row
  const proof = proofOfRow(row, asked)
  return proof === null || proof.shown ? row : { ...row, verdict: 'inconclusive', reason: 'too_few_samples' }
}

/**
 * The proof behind a judgement: shown only where every row is. The numbers are those of the
 * worst row, or of the first row that falls short where the worst does not.
 */
export function proofOfRows(
  rows: readonly JudgedRow[],
  worst: JudgedRow,
  asked: AskedFigure,
): { proof: RunJudgement['proof']; numbers: Record<string, number> } {
  const own = proofOfRow(worst, asked)
  if (own === null) return { proof: null, numbers: {} }
  const { measured } = worst
  const counts = measured === null ? null : measured.counts
  const asCounted = counts !== null && holds(asked.op, compareRatioToLimit(counts.part, counts.whole, asked.limit))
  if (!asCounted || worst.reason === 'partial_rows') return { proof: null, numbers: { failures: own.failures } }
  const short = own.shown ? rows.map((row) => proofOfRow(row, asked)).find((one) => one !== null && !one.shown) : own
  if (short === undefined || short === null) {
    return { proof: 'shown', numbers: { failures: own.failures, bound: own.bound } }
  }
  const limit = limitValue(asked.limit)
  const needed = requestsNeeded(short.failures, asked.metric === 'error' ? limit : 1 - limit)
  const numbers: Record<string, number> = { failures: own.failures, bound: short.bound }
  if (needed !== null && needed > short.requests) {
    numbers.needed = needed
    numbers.more = needed - short.requests
  }
  return { proof: 'observed', numbers }
}
