import type { MomentChoice } from './moments'
import type { Moment } from './types-common'

/** Frame of every page: what program, as of when, and how much there is of everything. */
export interface ShellReport {
  programSlug: string
  programTitle: string
  timezone: string
  asOf: Omit<Moment, 'clock'>
  /** The day that the moment lies in, in the program's own calendar. */
  asOfDay: string
  /** The latest days at which something changed, oldest first. */
  moments: MomentChoice[]
  /** True when the reader asked for a past moment. */
  timeTravel: boolean
  /** "closed 15 Jan 2026", "week 3 of 8", or why neither is known. */
  phaseText: string
  closed: boolean
  datesText: string
  /** "transcribed evidence may decide", null where only measured evidence does. */
  provenanceText: string | null
  nav: { key: NavKey; label: string; href: string; count: number | null }[]
  chainHead: string | null
}

export type NavKey =
  | 'overview'
  | 'tiers'
  | 'sign-offs'
  | 'waivers'
  | 'attestations'
  | 'weeks'
  | 'timeline'
  | 'reviews'
  | 'risks'
  | 'costs'
  | 'burn-up'
  | 'milestones'
  | 'deliverables'
  | 'plan'
  | 'claims'
  | 'evidence'
  | 'documents'
  | 'changes'
  | 'targets'
