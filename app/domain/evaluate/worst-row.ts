import type { JudgedRow } from '../assessment'
import type { Operator, Verdict } from '../vocabulary'

/** Lower is worse. A refused row decides over everything; nothing is met while a row is open. */
const verdictRank: Record<Verdict, number> = {
  error: 0,
  not_met: 1,
  inconclusive: 2,
  no_evidence: 3,
  stale: 4,
  waived: 5,
  not_applicable: 6,
  met: 7,
}

/** Negative where `a` is worse than `b`: first by verdict, then by the measured value against the operator. */
export function compareVerdicts(a: Verdict, b: Verdict): number {
  return verdictRank[a] - verdictRank[b]
}

/** The row that decides: the worst verdict, and among equals the worst value. Throws on an empty list. */
export function worstRow(rows: readonly JudgedRow[], op: Operator): JudgedRow {
  const first = rows[0]
  if (first === undefined) throw new Error('worstRow of no rows')
  let worst = first
  for (const row of rows) {
    const byVerdict = compareVerdicts(row.verdict, worst.verdict)
    if (byVerdict < 0 || (byVerdict === 0 && isWorseValue(row, worst, op))) worst = row
  }
  return worst
}

function isWorseValue(row: JudgedRow, than: JudgedRow, op: Operator): boolean {
  if (row.measured === null || than.measured === null) return row.measured !== null && than.measured === null
  const wantsHigh = op === '>' || op === '>='
  return wantsHigh ? row.measured.value < than.measured.value : row.measured.value > than.measured.value
}
