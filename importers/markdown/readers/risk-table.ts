import { slug } from '../words/slug'
import { statusClaimOrUnknown, stripGlyphs } from '../words/status'
import { cell, column, type TableReader } from './table-columns'

/** Risk | Probability | Impact | Mitigation | Status, in any order and with any of them missing. */
export const readRiskTable: TableReader = (reading, table, scope) => {
  const risk = column(table, /^(?:risks?|risiko|risiken)$/i)
  const impact = column(table, /^(?:impact|severity|dampak|auswirkung)$/i)
  const mitigation = column(table, /^(?:mitigation|mitigasi|response|plan|maßnahmen?|gegenmaßnahmen?)$/i)
  if (risk === null || (impact === null && mitigation === null)) return false
  const probability = column(table, /^(?:probability|likelihood|kemungkinan|peluang|wahrscheinlichkeit)$/i)
  const status = column(table, /^status$/i)
  for (const row of table.rows) {
    const text = cell(row, risk)
    if (text === null) continue
    const words = cell(row, status)
    const plain = (index: number | null) => {
      const value = cell(row, index)
      return value === null ? null : stripGlyphs(value)
    }
    reading.plan.risks.push({
      id: reading.newId(`risk-${slug(text)}`),
      text,
      probability: plain(probability),
      impact: plain(impact),
      mitigation: cell(row, mitigation),
      status: words === null ? null : statusClaimOrUnknown(words, row.place),
      resolution: null,
      resolvedOn: null,
      active: scope.kind !== 'risks_resolved',
      place: row.place,
    })
  }
  return true
}
