import type { JudgedRow } from '../assessment'
import type { Limit } from '../rules'
import type { LoadMetric, Operator } from '../vocabulary'
import { compareToLimit } from './exact'

export interface AskedFigure {
  metric: LoadMetric
  op: Operator
  limit: Limit
}

/**
 * A verdict over rows of which some may not be stated. One endpoint that violates refuses all
 * the same; `met` would speak for rows that nobody has seen. Of pooled counts a ratio may move
 * either way, and a sum can only grow.
 */
export function underMissingRows(row: JudgedRow, isPooled: boolean, asked: AskedFigure): JudgedRow {
  if (row.verdict !== 'met' && row.verdict !== 'not_met') return row
  const survives = isPooled ? survivesPooled(row, asked) : row.verdict === 'not_met'
  return survives ? row : { ...row, verdict: 'inconclusive', reason: 'partial_rows' }
}

function survivesPooled(row: JudgedRow, { metric, op, limit }: AskedFigure): boolean {
  if (metric === 'error' || metric === 'success' || row.measured === null) return false
  if (op === '>' || op === '>=') return row.verdict === 'met'
  const isBeyond = compareToLimit(row.measured.value, limit) >= 0
  return row.verdict === 'not_met' && (op === '==' ? isBeyond : true)
}
