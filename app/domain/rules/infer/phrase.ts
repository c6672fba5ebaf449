import type { Operator } from '../../vocabulary'
import { unitSpellings } from '../parse-limit'
import type { LimitSuffix } from '../rule'
import { negated } from './negation'

/** A number of the text with the words around it: `<2,000ms`, `at least 80%`, `100+ second`. */
export interface Quantity {
  /** null where the text gives no operator. */
  op: Operator | null
  /** Digits without separators. */
  digits: string
  suffix: LimitSuffix
  /** "100+ second", "90%+". */
  plus: boolean
  /** The number can be read in two ways; a person must confirm the rule. */
  ambiguous: boolean
}

/** A criterion's text taken apart. `rest` is the text without its quantity and its user count. */
export interface Phrase {
  text: string
  quantity: Quantity | null
  rest: string
  /** Two limits outside brackets, or "between 1 and 2": no single rule holds what is said. */
  severalLimits: boolean
  /** "with 100 users", null where no number of users stands in the text. */
  users: number | null
}

/** English, Indonesian and German; the text's own word is what counts, so none of them is a guess. */
const operatorWords: [Operator, string[]][] = [
  [
    '<=',
    [
      '<=',
      '≤',
      'less than or equal to',
      'equal to or less than',
      'at most',
      'no more than',
      'not more than',
      'up to',
      'within',
      'not exceeding',
      'no slower than',
    ],
  ],
  ['<=', ['maksimal', 'maksimum', 'paling banyak', 'paling lama', 'tidak lebih dari', 'höchstens', 'maximal']],
  [
    '>=',
    [
      '>=',
      '≥',
      'greater than or equal to',
      'equal to or greater than',
      'at least',
      'no less than',
      'not less than',
      'no fewer than',
      'minimum of',
    ],
  ],
  ['>=', ['minimal', 'minimum', 'paling sedikit', 'sekurangnya', 'tidak kurang dari', 'mindestens']],
  ['<', ['<', 'less than', 'under', 'below', 'lower than', 'faster than', 'fewer than']],
  ['<', ['kurang dari', 'di bawah', 'dibawah', 'lebih cepat dari', 'unter', 'weniger als', 'kleiner als']],
  ['>', ['>', 'more than', 'over', 'above', 'greater than', 'higher than', 'exceeds', 'exceed', 'exceeding']],
  ['>', ['lebih dari', 'di atas', 'diatas', 'über', 'mehr als', 'größer als']],
  ['==', ['==', '=', 'exactly', 'tepat', 'genau']],
]
const operatorOf = new Map(operatorWords.flatMap(([op, words]) => words.map((word) => [word, op] as const)))

/** The longest first, so that "no more than" is not read as "more than"; a word is never part of another. */
const operatorPattern = [...operatorOf.keys()]
  .sort((a, b) => b.length - a.length)
  .map((word) => (/^\p{L}/u.test(word) ? `(?<![\\p{L}\\d])${word}` : word))
  .join('|')
const unitPattern =
  'ms|milliseconds?|milidetik|millisekunden?|secs?|seconds?|detik|sekunden?|minutes?|mins?|menit|minuten?|s|%|percent|persen|prozent|req\\/s(?:ec)?|requests?\\/s(?:ec(?:ond)?)?|requests? per second|requests? a second|permintaan\\/detik|permintaan per detik|anfragen\\/s|anfragen pro sekunde|rps|mb'
const quantityPattern = new RegExp(
  `(?:(?<op>${operatorPattern})\\s*)?~?(?<![\\p{L}\\d_.$#/-]|\\d,)(?<digits>[1-9]\\d{0,2}(?:,\\d{3})+(?:\\.\\d+)?|\\d+,\\d+|\\d+(?:\\.\\d+)?)(?<kilo>k(?![\\p{L}\\d]))?(?<plus>\\+)?(?:[\\s-]?(?<unit>${unitPattern})(?![\\p{L}\\d]))?(?<plus2>\\+)?(?:\\/(?:10|100|5)(?!\\d))?(?![\\p{L}\\d_]|-?\\d|[.,]\\d)`,
  'giu',
)
const usersPattern =
  /(?:\b(?:with|at|for|under)\s+|@\s*)?(\d{1,3}(?:,\d{3})+|\d+)\+?\s*(?:concurrent\s+|simultaneous\s+|virtual\s+)*(?:users?|vus)\b/iu

/** Removes emphasis, marks and emoji, brings dashes and spaces into one form, keeps what follows an arrow. */
export function normalizePhrase(text: string): string {
  return text
    .replace(/[*`_]{2,}|[*`]/g, '')
    .replace(/\p{Extended_Pictographic}|\u{FE0F}|\u{200D}|[\u2610-\u2612\u2713-\u2718]/gu, ' ')
    .replace(/\(?\b(?:for|by|in|after)?\s*(?:week|tier|phase|sprint|day)\s+\d+\b\)?/gi, ' ')
    .replace(/[–—]/g, '-')
    .replace(/\S*\d\S*\s*(?:→|->|=>)\s*/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:,;.-]+|[\s:,;.-]+$/g, '')
}

/** "over 10 minutes" says for how long something was measured. */
const windowPattern =
  /\b(?:over|for|during|in)\s+(?:an?\s+|any\s+)?\d+[\s-]*(?:minutes?|mins?|hours?|h|days?)(?![\p{L}\d])/iu

/** The text without a number of users and without a time span, where another number is left. */
function withoutCircumstances(normal: string, users: RegExpExecArray | null): string {
  const searched = users === null ? normal : normal.replace(users[0], ' ')
  const shorter = searched.replace(windowPattern, ' ')
  return shorter !== searched && shorter.search(quantityPattern) >= 0 ? shorter : searched
}

/** Takes a text apart. Of several quantities the first with an operator counts, else the first with a unit. */
export function readPhrase(text: string): Phrase {
  const normal = normalizePhrase(text)
  const users = usersPattern.exec(normal)
  const searched = withoutCircumstances(normal, users)
  const matches = [...searched.matchAll(quantityPattern)]
  const limits = matches.filter((match) => match.groups!.op !== undefined)
  const chosen = limits[0] ?? matches.find((match) => match.groups!.unit !== undefined) ?? matches[0]
  const open = limits.filter(({ index }) => !/\([^)]*$/.test(searched.slice(0, index)))
  const common = {
    text: normal,
    severalLimits: open.length > 1 || /\bbetween\b.*\d.*\band\b.*\d/i.test(searched),
    users: users === null ? null : Number(users[1]!.replaceAll(',', '')),
  }
  if (chosen === undefined) return { ...common, quantity: null, rest: searched }
  const quantity = toQuantity(chosen, normal)
  const turned = quantity.op === null ? null : negated(searched.slice(0, chosen.index), quantity.op)
  return {
    ...common,
    quantity: turned === null ? quantity : { ...quantity, op: turned.op },
    rest: `${searched.slice(0, turned?.start ?? chosen.index)} ${searched.slice(chosen.index + chosen[0].length)}`,
  }
}

function toQuantity(match: RegExpExecArray, text: string): Quantity {
  const groups = match.groups as {
    op?: string
    digits: string
    kilo?: string
    plus?: string
    plus2?: string
    unit?: string
  }
  const plus = groups.plus !== undefined || groups.plus2 !== undefined
  const written = groups.op === undefined ? null : groups.op.toLowerCase()
  const found = written === null ? undefined : operatorOf.get(written)
  const op = found === undefined ? (plus ? '>=' : null) : found
  const suffix = suffixOf(groups.unit, text)
  const digits = groups.kilo === undefined ? plainDigits(groups.digits) : `${Number(plainDigits(groups.digits)) * 1000}`
  return { op, digits, suffix, plus, ambiguous: isAmbiguous(groups.digits, suffix) }
}

/** "2,000" is two thousand, "0,5" and "99,5" are decimals: a group of thousands never begins with 0. */
function plainDigits(written: string): string {
  return /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(written) ? written.replaceAll(',', '') : written.replace(',', '.')
}

/** "1.500 ms" is one and a half to some and fifteen hundred to others; shares have no thousands. */
function isAmbiguous(written: string, suffix: LimitSuffix): boolean {
  return suffix !== '%' && /^[1-9]\d{0,2}(?:\.\d{3})+$/.test(written)
}

/** A bare number takes the unit that the heading words give: "P95 V2 (ms)", "Coverage %". */
function suffixOf(unit: string | undefined, text: string): LimitSuffix {
  if (unit === undefined) {
    const heading = /\((ms|s|%|req\/s)\)/i.exec(text)
    if (heading !== null) return unitSpellings[heading[1]!.toLowerCase()]!
    return /\p{L}\s+%(?!\p{L})/u.test(text) ? '%' : ''
  }
  const word = unit.toLowerCase()
  if (/^mil[il]/.test(word)) return 'ms'
  if (/^(?:percent|persen|prozent)$/.test(word)) return '%'
  if (/\/|\sper\s|\sa\s|\spro\s/.test(word)) return 'req/s'
  if (/^(?:sec|sek|detik)/.test(word)) return 's'
  if (/^m(?:in|en)/.test(word)) return 'min'
  return unitSpellings[word] as LimitSuffix
}
