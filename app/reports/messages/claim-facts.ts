import {
  type ReasonCode,
  reasonCodes,
  type StatusWord,
  type TierState,
  tierStates,
  type Unit,
  units,
  type Verdict,
  verdicts,
} from '~/domain/vocabulary'
import { formatDay } from '../dates'
import { countOf, formatCount, formatHours, formatMoney, formatPercent, formatValue, worseFor } from '../format'
import { tierSigns, verdictSigns } from '../glyphs'
import { capitalised, words } from './facts'
import { findingTitles } from './findings'
import { statusWordNames } from './words'

/** Numbers and words of one reconciled claim, with the ways in which sentences speak of them. */
export interface ClaimFacts {
  n: Record<string, number>
  w: Record<string, string>
  short: (label: string) => string
  /** The verdict's own sentence, where the claim is about a judged criterion. */
  verdictSentence: string | null
  /** What taints the run that the claim is about, said in full. */
  taintSentences: string[]
}

export function unitOf({ w }: ClaimFacts): Unit | null {
  return (units as readonly string[]).includes(w.unit === undefined ? '' : w.unit) ? (w.unit as Unit) : null
}

/** A number of the claim in its unit; bare where the unit is none of ours. */
export function value(facts: ClaimFacts, key: string): string {
  const number = facts.n[key]
  if (number === undefined) return 'an unknown value'
  const unit = unitOf(facts)
  return formatValue(number, unit === null ? 'count' : unit, { worse: worseFor(word(facts, 'metric', 'error')) }).text
}

/** "2,100 ms" is 2,099.5 to 2,100.5: ends so close say nothing that the value does not. */
const closeEnds = 0.001

/** "2.05 to 2.15 s": what the figure's own precision allows. */
export function span(facts: ClaimFacts): string {
  const { low, high } = facts.n
  if (low === undefined || high === undefined || high - low <= high * closeEnds) return value(facts, 'value')
  const unit = unitOf(facts)
  const of = unit === null ? 'count' : unit
  const top = formatValue(high, of, { worse: 'up', scaleOf: high })
  return `${formatValue(low, of, { worse: 'down', scaleOf: high }).number} to ${top.text}`
}

export function number(facts: ClaimFacts, key: string): string {
  const found = facts.n[key]
  return found === undefined ? 'an unknown number' : formatCount(found)
}

export function ratio(facts: ClaimFacts, key: string): string {
  const found = facts.n[key]
  return found === undefined ? 'unknown' : formatValue(found, 'ratio').text
}

export function percent(facts: ClaimFacts, key: string): string {
  const found = facts.n[key]
  return found === undefined ? 'an unknown share' : formatPercent(Math.floor(found * 10) / 10)
}

/** Numbers count boxes, rows, tasks: "51 boxes". */
export function counted(facts: ClaimFacts, key: string, noun: string): string {
  const found = facts.n[key]
  return found === undefined ? `an unknown number of ${noun}s` : countOf(found, noun)
}

/** done of total, as the open rest: "51 of 189 boxes are open". */
export function open(facts: ClaimFacts, noun: string, doneKey = 'done'): string {
  const { total } = facts.n
  const done = facts.n[doneKey]
  if (done === undefined || total === undefined) return `${noun} are open`
  return `${formatCount(total - done)} of ${countOf(total, noun)} ${total - done === 1 ? 'is' : 'are'} open`
}

export function word(facts: ClaimFacts, key: string, fallback = 'unknown'): string {
  const found = facts.w[key]
  return found === undefined || found === '' ? fallback : found.replace(/\s+/g, ' ').trim()
}

export function quoted(facts: ClaimFacts, key: string): string {
  return `“${word(facts, key, '?')}”`
}

export function run(facts: ClaimFacts, key = 'run'): string {
  const label = facts.w[key]
  return label === undefined || label === '' ? 'the run' : facts.short(label)
}

/** What a natural id is called in a sentence: "Tier 1", "Week 3"; other ids as words. */
export function named(facts: ClaimFacts, key: string, fallback: string): string {
  const id = word(facts, key, fallback)
  const name = words(id)
  return /^[a-z]+-\d+[a-z]?$/.test(id) ? capitalised(name) : name
}

/** A status as the document words it; a sign alone is said in words too. */
export function status(facts: ClaimFacts, key: 'status' | 'other'): string {
  const meaning = facts.w[`${key}Meaning`]
  const said = quoted(facts, key)
  if (meaning === undefined || /[\p{L}\p{N}]/u.test(word(facts, key, ''))) return said
  return `${said} (${statusWordNames[meaning as StatusWord]})`
}

/** Comma-separated labels in their short forms. */
export function labels(facts: ClaimFacts, key: string): string {
  const list = facts.w[key]
  return list === undefined || list === ''
    ? 'others'
    : list
        .split(',')
        .map((label) => facts.short(label.trim()))
        .join(', ')
}

/** Codes of findings as their titles. */
export function findings(facts: ClaimFacts, key = 'findings'): string {
  const titles: Record<string, string> = findingTitles
  const list = facts.w[key]
  if (list === undefined || list === '') return ''
  const named = list.split(',').map((code) => {
    const title = titles[code.trim()]
    return title === undefined ? code.trim() : title
  })
  return ` (${[...new Set(named)].join(', ')})`
}

export function state(facts: ClaimFacts): string {
  const found = facts.w.state
  return found !== undefined && (tierStates as readonly string[]).includes(found)
    ? tierSigns[found as TierState].word
    : word(facts, 'state')
}

export function verdictWord(facts: ClaimFacts): string {
  const found = facts.w.verdict
  return found !== undefined && (verdicts as readonly string[]).includes(found)
    ? verdictSigns[found as Verdict].word
    : word(facts, 'verdict', 'not met')
}

export function reasonCode(facts: ClaimFacts): ReasonCode | null {
  const found = facts.w.verdictReason
  return found !== undefined && (reasonCodes as readonly string[]).includes(found) ? (found as ReasonCode) : null
}

/** A total in its column: cents of costs, minutes of hours. */
export function money(facts: ClaimFacts, key: string): string {
  const found = facts.n[key]
  if (found === undefined) return 'unknown'
  return word(facts, 'column', '').endsWith('cost') ? formatMoney(found) : formatHours(found)
}

export function hours(facts: ClaimFacts, key: string): string {
  const found = facts.n[key]
  return found === undefined ? 'an unknown time' : formatHours(found)
}

export function day(facts: ClaimFacts, key: string): string {
  const found = facts.w[key]
  return found === undefined ? 'an unknown date' : formatDay(found)
}
