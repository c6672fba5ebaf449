import type { ChangeKind } from '~/domain/compare'
import type { LoadMetric } from '~/domain/vocabulary'
import type { ColourToken } from './types-common'

export interface CompareQuery {
  /** As written in the address; the first is the base. */
  names: string[]
  metric: LoadMetric
}

/** A figure with its interval, and whether its requests are too few to stand for a percentile. */
export interface FigureView {
  value: number | null
  text: string
  intervalText: string | null
  samplesText: string | null
  few: boolean
}

export interface ChangeView {
  run: string
  kind: ChangeKind
  word: string
  token: ColourToken
  figure: FigureView
  /** "+120 ms (+34 %)"; null where there is none. */
  shiftText: string | null
  shift: number | null
}

export interface ComparedRowView {
  key: string
  name: string
  href: string
  trendHref: string
  base: FigureView
  changes: ChangeView[]
  damage: number
}

/** Bands of one row in percent of the width. */
export interface CompareBar {
  key: string
  name: string
  words: string
  bands: { short: string; from: number; width: number; at: number; base: boolean; token: ColourToken; text: string }[]
}

export interface ComparedRun {
  label: string
  short: string
  href: string
  base: boolean
  tainted: boolean
  atText: string
}

export interface CompareReport {
  metric: LoadMetric
  metricText: string
  metrics: { value: LoadMetric; label: string; href: string; on: boolean }[]
  runs: ComparedRun[]
  comparable: 'yes' | 'limited' | 'no'
  comparableText: string
  obstacles: { sentence: string; refuses: boolean }[]
  manifest: { label: string; values: string[]; differs: boolean }[]
  countsText: string
  aggregate: ComparedRowView | null
  rows: ComparedRowView[]
  chart: CompareBar[]
  chartText: string
}

export interface ComparePage {
  /** What was asked for and is no run at hand, or several. */
  trouble: string[]
  names: string[]
  suggestions: { label: string; short: string }[]
  moment: [string, string][]
  /** null until at least two runs are named. */
  report: CompareReport | null
}
