import type { Assessment, JudgedCriterion, JudgedTier } from '../assessment'
import type { Fact, FactSource } from './facts'
import { fact, type SheetAsked, tiersOf } from './moments'

/** Criteria of the week's tiers and all others that moved: from what to what, by which run. */
export function criterionFacts(asked: SheetAsked): Fact[] {
  const { before, after } = asked
  const own = tiersOf(asked)
  const was = new Map(before === null ? [] : criteriaOf(before.assessment))
  return after.assessment.tiers.flatMap(({ tier, criteria }) =>
    criteria.flatMap((judged): Fact[] => {
      const old = was.get(judged.criterion.id)
      const moved = before !== null && old?.verdict !== judged.verdict
      if (!moved && !own.has(tier.id)) return []
      return [criterionFact(judged, old, before !== null)]
    }),
  )
}

function criteriaOf({ tiers }: Assessment) {
  return tiers.flatMap(({ criteria }) => criteria.map((judged) => [judged.criterion.id, judged] as const))
}

function criterionFact(judged: JudgedCriterion, old: JudgedCriterion | undefined, compared: boolean): Fact {
  const { criterion, measured } = judged
  return fact('criteria', `criterion/${criterion.id}`, {
    code: 'criterion',
    numbers: {
      value: measured === null ? null : measured.value,
      samples: judged.samples,
      before: old?.measured == null ? null : old.measured.value,
    },
    words: {
      text: criterion.text,
      tier: criterion.tierId,
      rule: judged.rule,
      from: old === undefined ? null : old.verdict,
      to: judged.verdict,
      moved: !compared ? null : old?.verdict === judged.verdict ? 'no' : 'yes',
      reason: judged.reason,
      run: judged.run,
      unit: measured === null ? null : measured.unit,
      claimed: criterion.ticked === null ? null : criterion.ticked ? 'yes' : 'no',
    },
    sources: sourcesOf(judged),
  })
}

function sourcesOf({ criterion, judgement }: JudgedCriterion): FactSource[] {
  const own: FactSource[] = [{ kind: 'place', place: criterion.place }]
  if (judgement === null) return own
  const { worst, run } = judgement
  return [
    { kind: 'run', run, row: worst === null ? null : worst.key, place: worst === null ? null : worst.place },
    ...own,
  ]
}

/** Tiers that the week names, and those whose state moved. */
export function tierFacts(asked: SheetAsked): Fact[] {
  const { before, after } = asked
  const own = tiersOf(asked)
  return after.assessment.tiers.flatMap((judged): Fact[] => {
    const old = before?.assessment.tiers.find(({ tier }) => tier.id === judged.tier.id)
    const moved = before !== null && old?.state !== judged.state
    return moved || own.has(judged.tier.id) ? [tierFact(judged, old)] : []
  })
}

function tierFact({ tier, state, criteria, claimedDone, claimWords }: JudgedTier, old: JudgedTier | undefined): Fact {
  return fact('tiers', `tier/${tier.id}`, {
    code: 'tier',
    numbers: {
      criteria: criteria.length,
      met: metOf(criteria),
      before: old === undefined ? null : metOf(old.criteria),
    },
    words: {
      title: tier.title,
      number: tier.number === null ? null : String(tier.number),
      from: old === undefined ? null : old.state,
      to: state,
      claimed: claimedDone === null ? null : claimedDone ? 'yes' : 'no',
      claimWords,
    },
    sources: [
      { kind: 'tier', id: tier.id },
      { kind: 'place', place: tier.place },
    ],
  })
}

function metOf(criteria: readonly JudgedCriterion[]): number {
  return criteria.filter(({ verdict }) => verdict === 'met').length
}
