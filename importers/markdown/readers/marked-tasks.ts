import type { Place } from '~/domain/place'
import type { Reading, Scope } from '../reading'
import { isPlaceholderText } from '../words/placeholder'
import { markedStatusOf, stripGlyphs } from '../words/status'
import { cell, column, type TableReader } from './table-columns'
import { addTask } from './tasks'

const ticked = /^(?:\[[xX]\]|[☑✓✔✅🗹]\ufe0f?|x)$/u
const open = /^(?:\[ ?\]|[☐⬜⬛□]\ufe0f?)$/u
const taskHead =
  /^(?:tasks?|work(?: items?)?|items?|tickets?|stor(?:y|ies)|features?|activity|tugas|pekerjaan|kegiatan|aufgaben?)$/i
const doneHead = /^(?:done|status|state|complete[d]?|✅|✔|☑|selesai|erledigt)$/iu

function isUnit(reading: Reading, scope: Scope): scope is Scope & { weekId: string } {
  return reading.role === 'tracker' && scope.weekId !== null && (scope.kind === 'week' || scope.kind === 'day')
}

/**
 * Task | … | Done or Status under a week: each row is a task, done where its cell says so. A cell
 * that is a box counts among the boxes as well; a status word does not.
 */
export const readTaskTable: TableReader = (reading, table, scope) => {
  if (!isUnit(reading, scope)) return false
  const task = column(table, taskHead)
  const done = table.headers.findIndex((words, index) => index !== task && doneHead.test(words.trim()))
  if (task === null || done === -1) return false
  const effort = column(table, /^(?:estimate[ds]?|effort|hours?|estimasi|aufwand)$/i)
  for (const row of table.rows) {
    const text = cell(row, task)
    const mark = cell(row, done) ?? ''
    if (text === null) continue
    const place: Place = row.place
    const isBox = ticked.test(mark) || open.test(mark)
    if (isPlaceholderText(text)) {
      if (isBox)
        reading.plan.boxes.push({ ticked: ticked.test(mark), owner: 'placeholder', ownerId: null, text, place })
      continue
    }
    const status = isBox ? (ticked.test(mark) ? 'done' : 'planned') : (markedStatusOf(mark) ?? 'unknown')
    const estimate = cell(row, effort)
    const full = estimate === null ? text : `${text} (${estimate})`
    const added = addTask(reading, { full, source: row.cells.join(' '), ticked: status === 'done', place }, scope, null)
    if (isBox) reading.plan.boxes.push({ ticked: status === 'done', owner: 'task', ownerId: added.id, text, place })
    else reading.plan.glyphItems.push({ text: stripGlyphs(text), status, place })
  }
  return true
}

/** "✅ Antenna aligned" under a week of a document that has no box at all: its marks are its boxes' stand-in. */
export function readMarkedTask(reading: Reading, text: string, place: Place, scope: Scope): void {
  const status = markedStatusOf(text)
  if (!reading.boxless || status === null || !isUnit(reading, scope)) return
  const full = stripGlyphs(text)
  if (!isPlaceholderText(full)) addTask(reading, { full, source: text, ticked: status === 'done', place }, scope, null)
}
