import type { DayGroup, Tier, Week } from '~/domain/plan'
import type { DocumentRole } from '~/domain/vocabulary'
import { type Section, sectionPath } from '../section'

/** What the plan readers already know when the figures are read. */
export interface FigureContext {
  role: DocumentRole
  weeks: Week[]
  days: DayGroup[]
  tiers: Tier[]
  /** Id of the week, day group or tier in whose section a received line stands. */
  weekAt: (line: number) => string | null
  dayAt: (line: number) => string | null
  tierAt: (line: number) => string | null
}

/** Unfilled templates ("DAILY STANDUP TEMPLATE") state nothing. */
export function isTemplate(section: Section): boolean {
  return sectionPath(section).some(
    (title) => /\btemplate\b/i.test(title) && !/\b(?:system|test|tests|crud)\b/i.test(title),
  )
}

/** A heading without glyphs, numbering and remarks: "A. Dashboard (116s outlier)" is "Dashboard". */
export function plainTitle(title: string): string {
  return title
    .replace(/\([^)]*\)/g, ' ')
    .replace(/^\s*(?:[A-Z]|\d+)[.)]\s+/, '')
    .replace(/\p{Extended_Pictographic}|\ufe0f/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
