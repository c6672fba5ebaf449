import type { Assessment, JudgedTier } from './assessment'

/** A tier by id, by number, or by words that only one title has; else the ids that may be meant. */
export function findTierNamed({ tiers }: Assessment, name: string): JudgedTier | { candidates: string[] } {
  const wanted = name.trim().toLowerCase()
  const exact = tiers.find(({ tier }) => tier.id === wanted || (tier.number !== null && String(tier.number) === wanted))
  if (exact !== undefined) return exact
  const titled = tiers.filter(({ tier }) => wanted !== '' && `${tier.id} ${tier.title}`.toLowerCase().includes(wanted))
  const [only] = titled
  if (only !== undefined && titled.length === 1) return only
  return { candidates: (titled.length > 1 ? titled : tiers).map(({ tier }) => tier.id) }
}
