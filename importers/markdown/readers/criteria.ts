import type { ListItem } from 'mdast'
import type { Place } from '~/domain/place'
import { itemText } from '../nodes'
import type { Reading, Scope } from '../reading'
import { splitAtDash } from '../words/dash'
import { isPlaceholderText } from '../words/placeholder'
import { slugWithoutFigures } from '../words/slug'
import { markedStatusOf, stripGlyphs } from '../words/status'
import { cell, column, type TableReader } from './table-columns'
import { openTier, tierById } from './tiers'
import { weekById } from './weeks'

/** The tier that lines under this scope's criteria belong to; a phase's own criteria make it a gate. */
function gateOf(reading: Reading, scope: Scope, place: Place): string {
  if (tierById(reading, scope.tierId) !== undefined) return scope.tierId!
  const week = weekById(reading, scope.weekId)
  if (week === undefined) return openTier(reading, scope.group, place)
  return openTier(reading, week.title, week.place, week.id)
}

function addCriterion(reading: Reading, full: string, ticked: boolean | null, scope: Scope, place: Place): string {
  const { head, tail } = splitAtDash(full)
  const tierId = gateOf(reading, scope, place)
  const id = reading.newId(`${tierId}/${slugWithoutFigures(head)}`)
  reading.plan.criteria.push({ id, tierId, text: stripGlyphs(head), claimText: tail, ticked, place })
  return id
}

/** A box among criteria; its id. */
export function readCriterion(reading: Reading, item: ListItem, scope: Scope): string {
  return addCriterion(reading, itemText(item), item.checked ?? null, scope, reading.tree.placeOf(item))
}

/** What a mark beside a criterion claims; null where there is none. */
function claimOf(words: string | null): boolean | null {
  const status = words === null ? null : markedStatusOf(words)
  return status === null ? null : status === 'done'
}

/** A criterion without a box: "- p95 < 500 ms", "✅ Uplink errors < 0.5%". The mark is its author's claim. */
export function readPlainCriterion(reading: Reading, text: string, place: Place, scope: Scope): void {
  if (reading.role === 'plan' || isPlaceholderText(text)) return
  addCriterion(reading, text, /^\p{Extended_Pictographic}/u.test(text) ? claimOf(text) : null, scope, place)
}

const criterionHead =
  /^(?:criteri(?:on|a)|kriteria|kriterium|requirement|metric|metrik|indicator|kpi|sli|slo|check|gate)$/i
const limitHead =
  /^(?:targets?|thresholds?|limits?|goals?|objectives?|slos?|value|required|pass if|ambang|batas|ziel|zielwert|grenzwert)$/i

/** Criterion | Target | Status under a heading of criteria: each row is a criterion, its status a claim. */
export const readCriteriaTable: TableReader = (reading, table, scope) => {
  if (scope.kind !== 'criteria' || reading.role === 'plan') return false
  const name = column(table, criterionHead)
  const limit = column(table, limitHead)
  if (name === null) return false
  const status = column(table, /^(?:status|state|done|met|result|hasil)$/i)
  for (const row of table.rows) {
    const text = [cell(row, name), limit === name ? null : cell(row, limit)].filter((part) => part !== null).join(' ')
    if (text === '' || isPlaceholderText(text)) continue
    addCriterion(reading, text, claimOf(cell(row, status)), scope, row.place)
  }
  return true
}
