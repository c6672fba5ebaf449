import { centsIn, effortMinutes, isApproximate } from '../words/amount'
import { statusClaimOrUnknown } from '../words/status'
import { unitAtStart, unitId } from '../words/unit-heading'
import { cell, column, type TableReader } from './table-columns'
import { weekOfCell } from './week-table'

/** Week | Phase | estimated and actual hours and cost | Status, with an optional TOTAL row. */
export const readCostTable: TableReader = (reading, table) => {
  const hours = column(table, /^(?:est(?:imated)?\.?|planned)\s*(?:hours?|effort|jam)$/i)
  const cost = column(table, /^(?:est(?:imated)?\.?|planned)\s*(?:cost|budget|biaya)$/i)
  const actualHours = column(table, /^(?:actual|real)\s*(?:hours?|effort|jam)$/i)
  const actualCost = column(table, /^(?:actual|real)\s*(?:cost|biaya)$/i)
  if (cost === null && actualCost === null) return false
  const phase = column(table, /^(?:phase|scope|item|description|fase|uraian)$/i)
  const status = column(table, /^status$/i)
  for (const row of table.rows) {
    const first = cell(row, 0)
    if (first === null) continue
    const isTotal = /^(?:grand )?(?:total|jumlah)\b/i.test(first)
    const unit = isTotal ? null : weekOfCell(table.headers[0]!, first)
    const words = cell(row, status)
    const claim = words === null ? null : statusClaimOrUnknown(words, row.place)
    const weekId = unit === null ? null : unitId(unit)
    const amounts = [hours, cost, actualHours, actualCost].map((index) => cell(row, index))
    const minutes = (text: string | null | undefined) =>
      text === null || text === undefined ? null : effortMinutes(text)
    const cents = (text: string | null | undefined) => (text === null || text === undefined ? null : centsIn(text))
    reading.plan.costs.push({
      id: reading.newId(isTotal ? 'cost-total' : `cost-${weekId ?? reading.plan.costs.length + 1}`),
      weekId,
      phase: cell(row, phase) ?? first,
      isTotal,
      estimateMinutes: minutes(amounts[0]),
      estimateCents: cents(amounts[1]),
      actualMinutes: minutes(amounts[2]),
      actualCents: cents(amounts[3]),
      approximate: isApproximate(amounts.filter((text) => text !== null).join(' ')),
      status: claim,
      place: row.place,
    })
    if (weekId === null || claim === null || unitAtStart(`${unit!.unit} ${unit!.from}`) === null) continue
    reading.pending.push({
      weekId,
      unit: unit!.unit,
      number: null,
      title: '',
      tiers: [],
      claim,
      place: row.place,
      introduces: false,
    })
  }
  return true
}
