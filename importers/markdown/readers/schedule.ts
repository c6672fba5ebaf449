import { addPlanItem } from './plan-items'
import { openPriority, priorityAtStart } from './priorities'
import { cell, column, rowFields, type TableReader } from './table-columns'

/** Day | Priority | Task | Owner | Status and its like: plan items, and priorities without a heading. */
export const readScheduleTable: TableReader = (reading, table, scope) => {
  const task = column(table, /^(?:task|focus|activity|work|tugas|kegiatan|fokus)$/i)
  const priority = column(table, /^(?:priority|prioritas|ref|id)$/i)
  const day = column(table, /^(?:day|days|date|hari|tanggal)$/i)
  if (task === null || (priority === null && day === null)) return false
  const references = table.rows.some((row) => priorityAtStart(cell(row, priority) ?? '') !== null)
  if (day === null && !references) return false
  const owner = column(table, /^(?:owner|assignee|agent|pic|penanggung jawab)$/i)
  const effort = column(table, /^(?:effort|estimate|estimasi)$/i)
  const impact = column(table, /^(?:impact|dampak)$/i)
  for (const row of table.rows) {
    const text = cell(row, task)
    if (text === null) continue
    const fields = rowFields(table, row)
    if (scope.weekId !== null) fields.week = scope.weekId
    addPlanItem(reading, 'timeline', scope.group, text, row.place, fields)
    const named = priorityAtStart(cell(row, priority) ?? '')
    if (named === null) continue
    const opened = openPriority(reading, named.ref, text, scope.kind === 'tier' ? scope.tierId : null, row.place)
    opened.owner ??= cell(row, owner)
    opened.effort ??= cell(row, effort)
    opened.impact ??= cell(row, impact)
  }
  return true
}

/** Browsers, devices or endpoints that must be covered. */
export const readCoverageTable: TableReader = (reading, table, scope) => {
  const subject = column(table, /^(?:browsers?|devices?|platforms?|endpoints?|peramban)$/i)
  if (subject === null || column(table, /^(?:target|p95|p99|requests)/i) !== null) return false
  for (const row of table.rows) {
    const text = cell(row, subject)
    if (text !== null) addPlanItem(reading, 'expected_coverage', scope.group, text, row.place, rowFields(table, row))
  }
  return true
}
