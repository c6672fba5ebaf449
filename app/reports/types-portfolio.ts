import type { TierState } from '~/domain/vocabulary'

/** A program in the portfolio's table: small enough to be kept for hundreds of programs. */
export interface ProgramLine {
  slug: string
  title: string
  href: string
  verdictSentence: string
  tiers: { id: string; title: string; href: string; state: TierState }[]
  /** Percents of 0 to 100; null where nothing is claimed, or nothing is there to count. */
  claimed: number | null
  ticked: number | null
  proven: number | null
  /** Points between what is claimed and what is proven. */
  gap: number | null
  contradictions: { count: number; worst: string | null; href: string }
  latest: { text: string; at: string | null; href: string } | null
  /** Reviews that are due or missing. */
  reviews: { count: number; text: string; href: string }
  /** Escalation clocks that run, and those past their deadline. */
  clocks: { count: number; overdue: number; text: string; href: string }
  metaText: string
  sample: boolean
  archived: boolean
}

export interface PortfolioReport {
  countText: string
  programs: ProgramLine[]
  archived: ProgramLine[]
  /** Programs that are still being judged: known by name only. */
  pending: { slug: string; title: string; href: string }[]
  pendingText: string | null
}
