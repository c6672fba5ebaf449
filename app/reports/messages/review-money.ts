import { countOf, unknownWords } from '../format'
import { amount, number, plain, type Say, word } from './review-words'

export const unknownMoney: Readonly<Record<string, string>> = {
  no_tracker: 'no tracker was at hand',
  no_cost_table: 'the documents have no cost table',
  no_estimate: 'no estimate is stated',
  no_tasks: 'it has no tasks to earn by',
  no_calendar: 'nothing dates it',
  not_recorded: 'not recorded',
  zero_of_done_week: 'the document states 0 for a week that it calls complete',
  zero_beside_ticks: 'the document states 0 beside ticked tasks',
  no_rate: 'no rate per hour is stated',
  nothing_below: 'there is nothing to divide by',
  actuals_missing: 'weeks without recorded actuals are left out',
  budget_spent: 'the budget is spent',
  no_criterion_met: 'no criterion is met',
  input_unknown: 'a figure it needs is unknown',
}

export function money(label: string): Say {
  return (fact) => {
    const unit = fact.code === 'money/hours' ? 'minutes' : 'cents'
    const actual = amount(number(fact, 'actual'), unit)
    const variance = number(fact, 'variance')
    const reason = word(fact, 'reason')
    const estimate = amount(number(fact, 'estimate'), unit)
    const about = word(fact, 'approximate') === 'yes' ? 'about ' : ''
    const planned = estimate === null ? 'estimate not stated' : `${estimate} estimated`
    const over = variance === null ? '' : `, ${variance > 0 ? '+' : ''}${amount(variance, unit)} against it`
    return plain(
      label,
      actual === null ? (reason === null ? unknownWords.notRecorded : 'not recorded') : `${about}${actual}`,
      null,
      `${planned}${over}${reason === null || reason === 'not_recorded' ? '' : `; ${unknownMoney[reason] ?? reason}`}`,
    )
  }
}

export function earned(label: string): Say {
  return (fact) => {
    const unit = word(fact, 'unit') ?? 'cents'
    const value = amount(number(fact, 'value'), unit)
    const reason = word(fact, 'reason')
    const without = number(fact, 'without')
    const left =
      without === null || without === 0 || value === null
        ? null
        : `without ${countOf(without, 'week')} that ${without === 1 ? 'is' : 'are'} unknown`
    const note = value === null && reason !== null ? (unknownMoney[reason] ?? reason) : left
    return plain(label, value ?? unknownWords.figure, amount(number(fact, 'before'), unit), note)
  }
}
