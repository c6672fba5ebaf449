import type { JudgedTier } from '~/domain/assessment'
import { badgeTexts } from './messages/badges'
import type { JudgedContext } from './report-context'
import { tierName } from './tier-words'

/** Name that stands for the whole program in `/badges/program.svg`. */
export const programBadge = 'program'

export interface BadgeView {
  /** Path of the picture. */
  src: string
  alt: string
  markdown: string
}

/** The badge of a tier, or of the program, with the line that puts it into a README. `origin` is where people reach the server. */
export function badgeView({ assessment, href }: JudgedContext, origin: string, tier: JudgedTier | null): BadgeView {
  const src = href.badge(tier === null ? programBadge : tier.tier.id)
  const page = tier === null ? href.overview() : href.tier(tier.tier.id)
  const alt = badgeTexts.alt(tier === null ? assessment.settings.title : tierName(tier))
  return { src, alt, markdown: badgeMarkdown(origin, src, page, alt) }
}

/** For a README: the badge, leading to the page of its tier. */
export function badgeMarkdown(origin: string, badgePath: string, pagePath: string, alt: string): string {
  const text = alt.replace(/[[\]\\`*_<>|]/g, (sign) => `\\${sign}`)
  return `[![${text}](${new URL(badgePath, origin).href})](${new URL(pagePath, origin).href})`
}
