/** A bar over days; `ticked` and `proven` are widths within it. */
export interface TimelineBar {
  x: number
  width: number
  ticked: number
  proven: number
}

export interface TimelineMark {
  x: number
  /** `claimed`: said to be reached; `planned`: where its week ends; runs are `run`, tainted ones `tainted`. */
  kind: 'claimed' | 'planned' | 'run' | 'tainted'
  title: string
}

export type TaskCell = 'open' | 'ticked' | 'proven'

export interface TimelineRow {
  key: string
  kind: 'runs' | 'week' | 'day' | 'task'
  label: string
  href: string | null
  /** "13 Jan to 15 Jan 2026"; null: undated. */
  datesText: string | null
  /** "4 of 4 ticked, 1 proven". */
  countText: string
  /** "4/4, 1": ticked of all, and proven. */
  shortText: string
  /** One for each task that stands right under it, in the document's order. */
  cells: TaskCell[]
  /** Where the program's calendar has it, whenever it was done. */
  plan: { x: number; width: number } | null
  bar: TimelineBar | null
  marks: TimelineMark[]
  current: boolean
}

export interface TimelineAxis {
  width: number
  dayWidth: number
  ticks: { x: number; label: string }[]
  /** The reference moment; null where it lies outside. */
  nowX: number | null
  nowText: string
}

/** The same rows in one drawing that fits a sheet: px of its own, labels cut to their column. */
export interface TimelineSheet {
  width: number
  height: number
  labelWidth: number
  /** Tasks as cells, between the labels and the counts. */
  cells: { x: number; width: number }
  top: number
  rowHeight: number
  fontSize: number
  rows: { y: number; label: string; row: TimelineRow }[]
}

export interface TimelineReport {
  rangeText: string
  axis: TimelineAxis
  rows: TimelineRow[]
  sheet: TimelineSheet
  /** Rows of tasks are shown too. */
  tasksShown: boolean
  toggleHref: string
  toggleText: string
  undated: { text: string; items: { label: string; weekTitle: string; href: string }[] }
  emptyText: string | null
}
