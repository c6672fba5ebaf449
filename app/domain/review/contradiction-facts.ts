import type { Assessment, ReconciledClaim } from '../assessment'
import { normalText } from '../changes/similarity'
import type { Fact, FactSource } from './facts'
import { fact, type SheetAsked, tiersOf } from './moments'

/** Enough for a page that is read in a minute; the ledger has the rest. */
const listed = 7

/** What the documents claim and evidence or they themselves refute: how much, and the worst of what is new. */
export function contradictionFacts(asked: SheetAsked): Fact[] {
  const { before, after } = asked
  const now = refutedOf(after.assessment)
  const was = before === null ? null : refutedOf(before.assessment)
  const fresh = was === null ? now : unmatched(now, was)
  const gone = was === null ? null : unmatched(was, now).length
  const shown = fresh.toSorted((a, b) => nearness(asked, a) - nearness(asked, b) || a.rank - b.rank).slice(0, listed)
  return [
    fact('contradictions', 'contradictions/all', {
      numbers: { count: now.length, before: was === null ? null : was.length, gone },
    }),
    ...(now.length === 0 && was === null
      ? []
      : [
          fact('contradictions', 'contradictions/new', {
            numbers: { count: was === null ? null : fresh.length, listed: shown.length },
          }),
        ]),
    ...shown.map(claimFact),
  ]
}

function refutedOf({ claims }: Assessment): ReconciledClaim[] {
  return claims.filter((claim) => claim.class === 'contradicted' || claim.class === 'self_contradicted')
}

/**
 * Those of `claims` that the others do not hold. A claim's id carries its line, and lines move with
 * every snapshot: the same claim is the same words on the same subject, refuted in the same way.
 */
function unmatched(claims: readonly ReconciledClaim[], others: readonly ReconciledClaim[]): ReconciledClaim[] {
  const left = new Map<string, number>()
  for (const key of others.map(keyOf)) left.set(key, (left.get(key) ?? 0) + 1)
  return claims.filter((claim) => {
    const key = keyOf(claim)
    const count = left.get(key)
    if (count === undefined || count === 0) return true
    left.set(key, count - 1)
    return false
  })
}

function keyOf({ kind, subject, reason, claim }: ReconciledClaim): string {
  const words = claim.kind === 'document' ? normalText(claim.words) : claim.run
  return JSON.stringify([kind, subject, reason, words])
}

/** 0: about this week or one of its tiers; 1: about something else. */
function nearness(asked: SheetAsked, { weekId, tierId }: ReconciledClaim): number {
  if (asked.weekId === null) return 0
  return weekId === asked.weekId || (tierId !== null && tiersOf(asked).has(tierId)) ? 0 : 1
}

function claimFact({ id, kind, class: found, subject, reason, claim, against }: ReconciledClaim): Fact {
  const sources = [claim, against].flatMap((source): FactSource[] => {
    if (source === null) return []
    if (source.kind === 'document') return [{ kind: 'place', place: source.place }]
    return [{ kind: 'run', run: source.run, row: source.row, place: source.place }]
  })
  return fact('contradictions', `claim/${id}`, {
    code: 'claim',
    words: { kind, class: found, subject, reason, said: claim.kind === 'document' ? claim.words : claim.run },
    sources,
  })
}
