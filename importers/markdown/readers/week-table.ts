import { markedStatusOf, statusClaimOrUnknown, stripGlyphs } from '../words/status'
import { tiersIn } from '../words/tier-mention'
import { type UnitMention, unitAtStart, unitIds, unitNumber } from '../words/unit-heading'
import { cell, column, type TableReader } from './table-columns'

/** The unit of a row: header "Week", cell "1 (Tier 1)" -> week 1; null for other headers and cells. */
export function weekOfCell(header: string, text: string): UnitMention | null {
  const named = unitAtStart(text)
  if (named !== null) return named
  return /^\d/.test(text) ? unitAtStart(`${stripGlyphs(header).replace(/\s*#$/, '')} ${text}`) : null
}

/** A table with a row per week, phase or batch and a status: its statuses, and weeks without a heading. */
export const readWeekTable: TableReader = (reading, table, scope) => {
  const status = column(table, /^status$/i)
  const header = table.headers[0]
  if (status === null || header === undefined) return false
  const units = table.rows.map((row) => weekOfCell(header, cell(row, 0) ?? ''))
  if (!units.some((unit) => unit !== null && unit.unit !== 'day')) return false
  const title = column(table, /^(?:scope|focus|phase|title|task|name|description|fokus|judul)$/i)
  table.rows.forEach((row, index) => {
    const unit = units[index]
    const words = cell(row, status)
    if (unit === null || unit === undefined) return
    const claim = words === null ? null : statusClaimOrUnknown(words, row.place)
    for (const weekId of unitIds(unit)) {
      reading.pending.push({
        weekId,
        unit: unit.unit,
        number: unitNumber(unit),
        title: cell(row, title) ?? '',
        tiers: tiersIn(cell(row, 0) ?? ''),
        claim,
        place: row.place,
        introduces: scope.kind !== 'metrics',
      })
    }
  })
  // A table of figures by week is also the figure readers': only they may call it read.
  return scope.kind !== 'metrics'
}

/** Any other table with a status column: each row's status, counted apart from boxes. */
export const readStatusTable: TableReader = (reading, table) => {
  const status = column(table, /^(?:status|state)$/i)
  if (status === null) return false
  const item = column(table, /^(?:task|item|title|name|feature|component|tugas|pekerjaan)$/i)
  for (const row of table.rows) {
    const words = cell(row, status)
    const text =
      cell(row, item) ??
      row.cells
        .filter((_, index) => index !== status)
        .slice(0, 2)
        .join(' · ')
    if (words === null) continue
    reading.plan.glyphItems.push({
      text: stripGlyphs(text),
      status: markedStatusOf(words) ?? 'unknown',
      place: row.place,
    })
  }
  return true
}
