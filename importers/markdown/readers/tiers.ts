import type { Place } from '~/domain/place'
import type { Tier } from '~/domain/plan'
import type { Reading } from '../reading'
import { slug } from '../words/slug'
import { splitHeadingStatus, statusClaim, stripGlyphs } from '../words/status'
import { tierAtStart } from '../words/tier-mention'

export function tierById(reading: Reading, id: string | null): Tier | undefined {
  return id === null ? undefined : reading.plan.tiers.find((tier) => tier.id === id)
}

/** A tier by its heading: "Tier 1: Stabilization ✅/❌" -> tier-1, else a slug of the heading's words. */
export function openTier(reading: Reading, heading: string, place: Place, id?: string): string {
  const { title, words } = splitHeadingStatus(heading.replace(/\s+-\s+\*{0,2}[A-Z ]+\*{0,2}$/, ''))
  const numbered = tierAtStart(title)
  const named = stripGlyphs((numbered?.rest ?? title).replace(/\s*\([^)]*\)\s*$/, '').replace(/[/\s]+$/, ''))
  const tierId = id ?? numbered?.id ?? slug(named)
  const claim = words === null ? null : statusClaim(words, place)
  const known = tierById(reading, tierId)
  if (known !== undefined) {
    if (claim !== null) known.statuses.push(claim)
    return tierId
  }
  reading.plan.tiers.push({
    id: tierId,
    number: numbered?.number ?? null,
    title: named,
    goal: null,
    effort: null,
    cost: null,
    roi: null,
    statuses: claim === null ? [] : [claim],
    place,
  })
  return tierId
}
