import { type EarnedValue, earnedValue, type FigureSource, type WeekValue, type WorkFigure } from '../work/earned-value'
import type { Fact, FactSource } from './facts'
import { fact, type SheetAsked } from './moments'

/** Hours, cost and earned value: of the week, and of the program beside how the week began. */
export function moneyFacts({ before, after, weekId }: SheetAsked): Fact[] {
  if (weekId === null) return []
  const now = earnedValue(after.state, after.assessment)
  const was = before === null ? null : earnedValue(before.state, before.assessment)
  const week = now.weeks.find((one) => one.weekId === weekId)
  const found = week === undefined || week.standing === 'not_in_documents' ? [] : weekMoney(week, now)
  return [...found, ...programValue(now, was)]
}

function weekMoney(week: WeekValue, { unit, spent, budget }: EarnedValue): Fact[] {
  const over = spent.known && budget.highCents !== null && unit === 'cents' && spent.value > budget.highCents
  return [
    pair('money/hours', 'minutes', week),
    {
      ...pair('money/cost', 'cents', week),
      numbers: { ...pair('money/cost', 'cents', week).numbers, overBudget: over ? 1 : 0 },
    },
    figureFact('earned/week-claimed', week.claimed.earned, null),
    figureFact('earned/week-proven', week.proven.earned, null),
  ]
}

function pair(id: string, unit: 'minutes' | 'cents', { estimate, actual, variance, weekId }: WeekValue): Fact {
  const [planned, spent, difference] = [estimate[unit], actual[unit], variance[unit]]
  return fact('money', id, {
    code: id,
    numbers: {
      estimate: amountOf(planned),
      actual: amountOf(spent),
      variance: amountOf(difference),
      over: difference.known && difference.value > 0 ? 1 : 0,
    },
    words: { reason: spent.known ? null : spent.reason, approximate: spent.known && spent.approximate ? 'yes' : 'no' },
    sources: sourcesOf([planned, spent], weekId),
  })
}

function programValue(now: EarnedValue, was: EarnedValue | null): Fact[] {
  return [
    figureFact('earned/planned', now.planned, was?.planned ?? null),
    figureFact('earned/claimed', now.claimed.earned, was?.claimed.earned ?? null),
    figureFact('earned/proven', now.proven.earned, was?.proven.earned ?? null),
    figureFact('earned/spent', now.spent, was?.spent ?? null),
    figureFact('earned/gap', now.gap, was?.gap ?? null),
    figureFact('earned/cpi', now.proven.cpi, was?.proven.cpi ?? null),
    figureFact('earned/spi', now.proven.spi, was?.proven.spi ?? null),
  ]
}

function figureFact(id: string, figure: WorkFigure, before: WorkFigure | null): Fact {
  return fact('earned', id, {
    code: id,
    numbers: {
      value: amountOf(figure),
      before: before === null ? null : amountOf(before),
      without: figure.without.length,
    },
    words: {
      unit: figure.unit,
      formula: figure.known ? figure.formula : null,
      reason: figure.known ? null : figure.reason,
      approximate: figure.known && figure.approximate ? 'yes' : 'no',
      without: figure.without.join(' ') || null,
    },
    sources: [{ kind: 'earned' }],
  })
}

function amountOf(figure: WorkFigure): number | null {
  return figure.known ? figure.value : null
}

function sourcesOf(figures: readonly WorkFigure[], weekId: string): FactSource[] {
  const places = figures
    .flatMap(({ sources }) => sources)
    .flatMap((source: FigureSource) => (source.kind === 'document' ? [source.place] : []))
  const [first] = places
  return [...(first === undefined ? [] : [{ kind: 'place' as const, place: first }]), { kind: 'costs', id: weekId }]
}
