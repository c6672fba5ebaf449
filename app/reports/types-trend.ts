import type { LoadMetric } from '~/domain/vocabulary'
import type { Moment } from './types-common'
import type { Pages } from './types-evidence'

export interface TrendQuery {
  metric: LoadMetric
  /** Key of an endpoint (`GET /a`); null is the aggregate, unless a group is asked for. */
  endpoint: string | null
  group: string | null
  page: number
}

export interface FigurePoint {
  run: string
  short: string
  href: string
  at: Moment | null
  atText: string
  usersText: string
  value: number | null
  low: number | null
  high: number | null
  text: string
  intervalText: string | null
  samplesText: string | null
  few: boolean
  tainted: boolean
  /** The endpoint of a group that the figure is of; null where it is plain. */
  ofText: string | null
}

export interface TrendReport {
  metric: LoadMetric
  title: string
  subjectText: string
  /** Newest first in the table; the chart reads them from left to right. */
  points: FigurePoint[]
  /** One per limit that a criterion states for this figure. */
  limits: { value: number; text: string; criteria: { text: string; href: string; verdictWord: string }[] }[]
  /** Least and largest figure drawn, for the axis. */
  axis: { value: number; text: string }[]
  chartText: string
  metrics: { value: string; label: string }[]
  endpoints: string[]
  groups: string[]
  query: TrendQuery
  moment: [string, string][]
  pages: Pages | null
  shownText: string
  emptyText: string | null
}
