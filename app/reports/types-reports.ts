import type { SourceChip, VerdictMark } from './types-common'

/** One test, coverage or metric report in the list. */
export interface ReportLine {
  /** Unique in the list: kind, format and label. */
  key: string
  label: string
  href: string
  kindText: string
  formatText: string
  atText: string
  /** What it counts, in one line: "40 tests: 38 passed, 2 failed". */
  figuresText: string
  /** Why it is not whole; null where it is. */
  brokenText: string | null
  /** Not whole, or with failures. */
  bad: boolean
  provenanceText: string
  decides: number
}

/** A count out of a whole. */
export interface ShareRow {
  name: string
  text: string
  percentText: string | null
  remark: string | null
}

export interface ReportDetail extends ReportLine {
  manifest: { label: string; text: string; sourceText: string }[]
  shares: ShareRow[]
  projects: (ShareRow & { browserText: string })[]
  failures: { name: string; suite: string; message: string; source: SourceChip }[]
  failuresText: string | null
  samples: { key: string; metric: string; text: string; atText: string; labelsText: string; source: SourceChip }[]
  criteria: { id: string; text: string; tierTitle: string; href: string; mark: VerdictMark; sentence: string }[]
}
