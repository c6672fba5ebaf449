import type { JudgedTier } from '~/domain/assessment'
import type { Verdict } from '~/domain/vocabulary'
import { countOf, formatCount } from './format'
import { verdictMark, verdictSigns } from './glyphs'
import { tierStateMeanings } from './messages/words'
import type { VerdictMark } from './types-common'

/** Worst first, as the strip lists them. */
const order: readonly Verdict[] = [
  'not_met',
  'error',
  'inconclusive',
  'no_evidence',
  'stale',
  'waived',
  'not_applicable',
  'met',
] satisfies Verdict[]

export function verdictCounts(tier: JudgedTier): { verdict: Verdict; count: number; mark: VerdictMark }[] {
  return order
    .map((verdict) => ({
      verdict,
      count: tier.criteria.filter((judged) => judged.verdict === verdict).length,
      mark: verdictMark(verdict, ''),
    }))
    .filter(({ count }) => count > 0)
}

/** "1 not met, 2 inconclusive, 2 met". */
export function countsText(tier: JudgedTier): string {
  if (tier.criteria.length === 0) return 'no criteria'
  return verdictCounts(tier)
    .map(({ verdict, count }) => `${formatCount(count)} ${verdictSigns[verdict].word}`)
    .join(', ')
}

/** "all 5 ticked", "none of 5 ticked", "2 of 5 ticked". */
export function tickedText(tier: JudgedTier): string {
  const boxes = tier.criteria.filter(({ criterion }) => criterion.ticked !== null)
  const ticked = boxes.filter(({ criterion }) => criterion.ticked === true).length
  if (boxes.length === 0) return 'no boxes'
  if (ticked === boxes.length) return `all ${formatCount(boxes.length)} ticked`
  return `${ticked === 0 ? 'none' : formatCount(ticked)} of ${formatCount(boxes.length)} ticked`
}

/** "Tier 1"; the title where the documents give no number. */
export function tierName(tier: JudgedTier): string {
  return tier.tier.number === null ? tier.tier.title : `Tier ${tier.tier.number}`
}

/** "Tier 1: Stabilization", without saying the number twice. */
export function tierTitle(tier: JudgedTier): string {
  const { number, title } = tier.tier
  if (number === null || new RegExp(`\\b${number}\\b`).test(title)) return title
  return title === '' ? `Tier ${number}` : `Tier ${number}: ${title}`
}

/** State of a tier in one sentence: what holds it up. */
export function tierHeadline(tier: JudgedTier): string {
  if (tier.criteria.length === 0) return 'No exit criteria were found for it: nothing can be proven.'
  const open = verdictCounts(tier).filter(({ verdict }) => verdict !== 'met')
  const meaning = tierStateMeanings[tier.state]
  return open.length === 0
    ? `${meaning} ${countOf(tier.criteria.length, 'criterion')}.`
    : `${meaning} Of ${countOf(tier.criteria.length, 'criterion')}: ${countsText(tier)}.`
}
