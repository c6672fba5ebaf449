const tier = /\b(?:tier|tingkat|level|stufe)\s*(\d{1,9})(?:\s*(?:&|\+|-|–|and|dan)\s*(\d{1,9}))?\b/gi

/** Ids of the tiers a text names: "TIER 1 COMPLETION + V2 START" -> tier-1; "Tier 1 & 2" -> both. */
export function tiersIn(text: string): string[] {
  const ids = [...text.matchAll(tier)].flatMap((match) => [match[1], match[2]]).filter((number) => number !== undefined)
  return [...new Set(ids.map((number) => `tier-${number}`))]
}

/** A text that starts with a tier: "TIER 1: STABILIZATION (Week 1-2)"; else null. */
export function tierAtStart(text: string): { id: string; number: number; rest: string } | null {
  const match = /^(?:tier|tingkat|stufe)\s*(\d{1,9})\b\s*[:.–—-]?\s*(.*)$/is.exec(text)
  return match === null ? null : { id: `tier-${match[1]}`, number: Number(match[1]), rest: match[2]!.trim() }
}
