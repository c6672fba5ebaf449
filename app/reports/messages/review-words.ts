import type { Fact } from '~/domain/review/facts'
import { printDecimal, roundDecimal, toDecimal } from '../decimal'
import { formatCount, formatHours, formatMoney, formatPercent, unknownWords } from '../format'
import { plainWords } from '../words-as-shown'

/** One fact in words: what it is, how it stands, how it stood, and what is to be known about it. */
export interface FactWords {
  label: string
  /** null: the statement itself says everything. */
  value: string | null
  before: string | null
  note: string | null
}

export type Say = (fact: Fact, timezone: string) => FactWords

export const count = (value: number | null | undefined): string =>
  value === null || value === undefined ? unknownWords.figure : formatCount(value)
export const counted = (value: number | null | undefined): string | null =>
  value === null || value === undefined ? null : formatCount(value)
export const plain = (
  label: string,
  value: string | null,
  before: string | null = null,
  note: string | null = null,
) => ({
  label,
  value,
  before,
  note,
})
export const word = (fact: Fact, name: string): string | null => fact.words[name] ?? null
export const number = (fact: Fact, name: string): number | null => fact.numbers[name] ?? null
export const said = (fact: Fact): string => {
  const text = plainWords(word(fact, 'text') ?? '')
  return text === '' ? fact.id : text
}

/** Hours where work is estimated: "4 of 9 h". */
export function hoursNote(fact: Fact): string | null {
  const minutes = number(fact, 'minutes')
  const unestimated = number(fact, 'unestimated')
  if (minutes === null) return unestimated === null ? null : 'no estimates'
  const rest = unestimated === null || unestimated === 0 ? '' : `, ${formatCount(unestimated)} without estimate`
  return `${formatHours(minutes)} estimated${rest}`
}

export function signedPercent(ratio: number | null): string | null {
  if (ratio === null) return null
  const percent = formatPercent(Math.round(ratio * 1000) / 10)
  return ratio > 0 ? `+${percent}` : percent
}

export function amount(value: number | null, unit: string): string | null {
  if (value === null) return null
  if (unit === 'cents') return formatMoney(value)
  if (unit === 'minutes') return formatHours(value)
  // To the worse side, as on the page of money: a gap up, an index down.
  if (unit === 'points') return `${printDecimal(roundDecimal(toDecimal(value), 1, 'up'))} points`
  return printDecimal(roundDecimal(toDecimal(value), 2, 'down'))
}
