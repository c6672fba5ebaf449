import type { CurveChart } from './curve'
import type { MoneyFigure } from './money-figure'
import type { Moment, SourceChip } from './types-common'

export interface MoneyRow {
  label: string
  /** What the figure says, where its name does not. */
  says: string | null
  figure: MoneyFigure
}

export interface IndexRow {
  short: string
  name: string
  says: string
  claimed: MoneyFigure
  proven: MoneyFigure
}

export interface CostWeek {
  id: string
  title: string
  href: string | null
  /** What the cost table calls it, or why it is not in it. */
  phase: string | null
  current: boolean
  estimateHours: MoneyFigure
  estimate: MoneyFigure
  actualHours: MoneyFigure
  actual: MoneyFigure
  /** "recorded", "document"; null where neither says anything. */
  origin: string | null
  /** What the document states, where that is not what counts. */
  statedText: string | null
  variance: MoneyFigure
  claimed: MoneyFigure
  proven: MoneyFigure
  cpiClaimed: MoneyFigure
  cpiProven: MoneyFigure
  gap: MoneyFigure
  /** Percent of the week's estimate; null: unknown. */
  shares: { claimed: number; proven: number } | null
}

export interface CostEntryView {
  id: number
  weekTitle: string
  dayText: string | null
  hoursText: string
  costText: string
  note: string
  by: string
  at: Moment
  /** "corrected by entry 4": it no longer counts. */
  standing: string | null
  /** "corrects entry 2". */
  replacesText: string | null
  counts: boolean
  /** Typed again by whoever corrects it. */
  typed: { week: string; day: string; hours: string; cost: string }
}

export interface CostsReport {
  statusText: string
  figures: MoneyRow[]
  indices: IndexRow[]
  weeks: CostWeek[]
  /** Weeks that stand in no cost table and for which nothing is recorded; null where there are none. */
  outsideText: string | null
  totals: { label: string; stated: string; sum: string; differs: boolean; source: SourceChip }[]
  entries: CostEntryView[]
  /** Weeks that hours can be recorded for; the current one first chosen. */
  weekOptions: { value: string; label: string }[]
  chosenWeek: string | null
  rateText: string | null
  chart: CurveChart | null
  curve: CurveRow[]
  watermelon: CurveChart | null
  emptyText: string | null
}

/** A moment of the curves as a row of the table behind them. */
export interface CurveRow {
  key: string
  atText: string
  href: string
  planned: string
  spent: string
  claimed: string
  proven: string
  gap: string
}
