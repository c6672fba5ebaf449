import { dayOf, daysBetween, startOfDay, timeOf } from '~/domain/calendar'
import type { Instant, IsoDay } from '~/domain/place'
import { formatDay } from './dates'
import { toPixel } from './scale'
import type { TimelineAxis, TimelineBar, TimelineRow, TimelineSheet } from './types-timeline'

/** Pure geometry of the program's timeline: days to px, rows to one sheet of paper. */
export interface DayAxis {
  from: IsoDay
  to: IsoDay
  days: number
  dayWidth: number
  width: number
}

/** What a wide page has room for beside the words; days narrower than a few px make it scroll. */
const room = 610
const widest = 1400
const leastDay = 4
const widestDay = 22
/** Labels closer than this would run into each other. */
const leastLabelGap = 58
/** Room that one label takes, px. */
export const labelRoom = 48
/** Days between two labels: weeks, months, quarters, years. */
const steps = [1, 7, 14, 28, 91, 182, 364, 1820, 3640, 36_400, 364_000]

/** From the first to the last of the days, in px: wide enough to read, and no wider than a page scrolls. */
export function dayAxis(days: readonly IsoDay[]): DayAxis | null {
  const sorted = days.toSorted()
  const [from] = sorted
  const to = sorted.at(-1)
  if (from === undefined || to === undefined) return null
  const count = daysBetween(from, to) + 1
  const dayWidth = Math.min(widestDay, Math.max(room / count, Math.min(leastDay, widest / count)))
  return { from, to, days: count, dayWidth, width: toPixel(count * dayWidth) }
}

/** Left edge of a day. */
export function xOfDay(axis: DayAxis, day: IsoDay): number {
  return toPixel(daysBetween(axis.from, day) * axis.dayWidth)
}

/** A span of days, its last day whole. */
export function spanOf(axis: DayAxis, { from, to }: { from: IsoDay; to: IsoDay }): { x: number; width: number } {
  const x = xOfDay(axis, from)
  const width = (daysBetween(from, to) + 1) * axis.dayWidth
  return { x, width: toPixel(Math.max(2, width)) }
}

/** A moment within its local day. */
export function xOfMoment(axis: DayAxis, at: Instant, timezone: string): number {
  const day = dayOf(at, timezone)
  const share = (timeOf(at) - timeOf(startOfDay(day, timezone))) / 86_400_000
  return toPixel((daysBetween(axis.from, day) + Math.min(1, Math.max(0, share))) * axis.dayWidth)
}

/** A bar with its ticked and proven shares, to scale; a bar of no tasks has neither. */
export function shareBar(
  span: { x: number; width: number },
  { total, ticked, proven }: { total: number; ticked: number; proven: number },
): TimelineBar {
  const share = (part: number) => (total === 0 ? 0 : toPixel((span.width * part) / total))
  return { ...span, ticked: share(ticked), proven: share(proven) }
}

/** Labels at a step of days at which they do not touch. */
export function axisTicks(axis: DayAxis): TimelineAxis['ticks'] {
  const step = steps.find((days) => days * axis.dayWidth >= leastLabelGap) ?? (steps.at(-1) as number)
  const start = timeOf(startOfDay(axis.from, 'UTC'))
  const count = Math.floor((axis.days - 1) / step) + 1
  const ticks = Array.from({ length: count }, (_, index) => {
    const day = new Date(start + index * step * 86_400_000).toISOString().slice(0, 10)
    const label = step >= 364 ? day.slice(0, 4) : formatDay(day).replace(/ \d{4}$/, '')
    return { x: toPixel(index * step * axis.dayWidth), label }
  })
  const last = ticks.at(-1)
  const before = ticks.at(-2)
  if (last === undefined || before === undefined || last.x <= axis.width - labelRoom) return ticks
  // Near the end a label stands before its line: where that one's room is taken, the line says enough.
  return last.x - before.x >= 2 * labelRoom ? ticks : [...ticks.slice(0, -1), { ...last, label: '' }]
}

/** A4 landscape between its margins and under the page's head, in px of the drawing. */
const paper = { width: 1110, height: 640, label: 470, cells: 150, count: 66, top: 30, below: 4 }

/**
 * All weeks and days on one sheet, whatever their number; tasks stand in them as cells. The drawing over
 * the days is scaled to what the words leave.
 */
export function sheetOf(all: readonly TimelineRow[]): TimelineSheet {
  const rows = all.filter(({ kind }) => kind !== 'task')
  const space = paper.height - paper.top - paper.below
  const rowHeight = Math.min(22, space / Math.max(1, rows.length))
  const fontSize = Math.min(11, rowHeight * 0.74)
  return {
    width: paper.width,
    height: Math.ceil(paper.top + rows.length * rowHeight + paper.below),
    labelWidth: paper.label,
    cells: { x: paper.label - paper.count - paper.cells, width: paper.cells },
    top: paper.top,
    rowHeight: toPixel(rowHeight),
    fontSize: toPixel(fontSize),
    rows: rows.map((row, at) => ({
      y: toPixel(paper.top + at * rowHeight),
      label: cut(
        row.label,
        Math.floor((paper.label - indentOf(row) - paper.count - paper.cells - 8) / (fontSize * 0.56)),
      ),
      row,
    })),
  }
}

/** Left edges and width of a row's cells: squares where there is room for them. */
export function cellsAt({ cells, rowHeight }: Pick<TimelineSheet, 'cells' | 'rowHeight'>, count: number) {
  const step = Math.min(rowHeight * 0.72, cells.width / Math.max(1, count))
  const size = toPixel(step * 0.8)
  return { size, xs: Array.from({ length: count }, (_, index) => toPixel(cells.x + index * step)) }
}

/** Days stand under their week, tasks under their day. */
export function indentOf({ kind }: Pick<TimelineRow, 'kind'>): number {
  return { runs: 0, week: 0, day: 12, task: 24 }[kind]
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1)).trimEnd()}…`
}
