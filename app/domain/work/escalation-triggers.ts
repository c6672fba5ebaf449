import type { EscalationRule } from '../plan'

/** What a rule's trigger can be watched by. */
export const escalationKinds = ['schedule', 'budget', 'blocker'] as const
export type EscalationKind = (typeof escalationKinds)[number]

/** How much has to be passed before the clock starts; all null where the rule names no amount. */
export interface EscalationThreshold {
  /** Calendar days. */
  days: number | null
  /** 10 for "10 %". */
  percent: number | null
  cents: number | null
}

const kinds: [EscalationKind, RegExp][] = [
  [
    'schedule',
    /\b(?:schedules?|delay(?:s|ed)?|slips?|slipp\w+|behind|late|overdue|deadlines?|milestones? missed|jadwal|keterlambatan|terlambat|verzug|verzögerung\w*|termine?)\b/i,
  ],
  [
    'budget',
    /\b(?:budgets?|costs?|overruns?|overspend\w*|spend(?:ing)?|anggaran|biaya|kosten|budgetüberschreitung)\b/i,
  ],
  ['blocker', /\b(?:block(?:er|ers|ed|ing)?|impediments?|stuck|hambatan|terhambat|blockade\w*|blockier\w*)\b/i],
]

/** Empty where no data at hand could show that the trigger has come. */
export function kindsOfTrigger(trigger: string): EscalationKind[] {
  return kinds.filter(([, words]) => words.test(trigger)).map(([kind]) => kind)
}

const number = '(\\d+(?:[.,]\\d+)?)'
const dayUnits: [RegExp, number][] = [
  [new RegExp(`${number}\\s*(?:calendar |working |business )?(?:days?|d|hari|tage?n?)\\b`, 'i'), 1],
  [new RegExp(`${number}\\s*(?:weeks?|wk|minggu|wochen?)\\b`, 'i'), 7],
  [new RegExp(`${number}\\s*(?:hours?|hrs?|h|jam|stunden?)\\b`, 'i'), 1 / 24],
]

/** ">2 days", "over 10%", "more than $500" in a trigger. */
export function thresholdOf({ trigger }: Pick<EscalationRule, 'trigger'>): EscalationThreshold {
  const day = dayUnits.flatMap(([unit, days]) => {
    const match = unit.exec(trigger)
    return match === null ? [] : [Number(match[1]!.replace(',', '.')) * days]
  })[0]
  const percent = new RegExp(`${number}\\s*(?:%|percent|persen|prozent)`, 'i').exec(trigger)
  const amount = /[$€£]\s*(\d[\d,]*(?:\.\d{1,2})?)\s*(k)?\b/i.exec(trigger)
  return {
    days: day === undefined ? null : day,
    percent: percent === null ? null : Number(percent[1]!.replace(',', '.')),
    cents:
      amount === null
        ? null
        : Math.round(Number(amount[1]!.replaceAll(',', '')) * 100) * (amount[2] === undefined ? 1 : 1000),
  }
}
