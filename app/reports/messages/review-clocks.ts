import type { Fact } from '~/domain/review/facts'
import { formatDay, formatMoment } from '../dates'
import { plainWords } from '../words-as-shown'
import { amount, count, type FactWords, number, plain, word } from './review-words'

export const clockFacts: Readonly<Record<string, (fact: Fact) => string>> = {
  week_open: (fact) =>
    `${word(fact, 'shownSubject') ?? word(fact, 'subject')} was due on ${formatDay(word(fact, 'due') ?? '')}; ${count(number(fact, 'open'))} of ${count(number(fact, 'total'))} tasks are open`,
  milestone_overdue: (fact) =>
    `milestone “${plainWords(word(fact, 'milestone') ?? '')}” was due on ${formatDay(word(fact, 'due') ?? '')}`,
  week_over_estimate: (fact) =>
    `${word(fact, 'shownSubject') ?? word(fact, 'subject')} cost ${amount(number(fact, 'actual'), 'cents')} of ${amount(number(fact, 'estimate'), 'cents')} estimated`,
  over_budget: (fact) =>
    `${amount(number(fact, 'actual'), 'cents')} spent of a budget of ${amount(number(fact, 'budget'), 'cents')}`,
  tier_blocked: (fact) =>
    `${word(fact, 'shownSubject') ?? word(fact, 'subject')} is blocked by “${plainWords(word(fact, 'criterion') ?? '')}”`,
  said_blocked: (fact) => `the document says “${plainWords(word(fact, 'said') ?? '')}”`,
  point_open: (fact) => `open point “${plainWords(word(fact, 'point') ?? '')}”`,
}

export function clock(fact: Fact, timezone: string): FactWords {
  const at = (name: string) => {
    const value = word(fact, name)
    return value === null ? null : formatMoment(value, timezone)
  }
  const contact = word(fact, 'contact')
  const about = clockFacts[word(fact, 'fact') ?? '']
  const deadline = at('deadlineAt')
  const state = word(fact, 'state')
  return plain(
    `${plainWords(word(fact, 'trigger') ?? '')}: ${about === undefined ? word(fact, 'subject') : about(fact)}`,
    state,
    null,
    [
      contact === null ? null : `tell ${plainWords(contact)}`,
      word(fact, 'sla'),
      `since ${at('startedAt')}`,
      state === 'stopped' ? `stopped ${at('stoppedAt')}` : deadline === null ? null : `due ${deadline}`,
    ]
      .filter((part) => part !== null)
      .join(' · '),
  )
}
