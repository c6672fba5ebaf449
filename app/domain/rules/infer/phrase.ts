import type { Operator } from '../../vocabulary'
import { unitSpellings } from '../parse-limit'
import type { LimitSuffix } from '../rule'

/** A number of the text with the words around it: `<2,000ms`, `at least 80%`, `100+ second`. */
export interface Quantity {
  /** null where the text gives no operator. */
  op: Operator | null
  /** Digits without separators. */
  digits: string
  suffix: LimitSuffix
  /** "100+ second", "90%+". */
  plus: boolean
}

/** A criterion's text taken apart. `rest` is the text without its quantity and its user count. */
export interface Phrase {
  text: string
  quantity: Quantity | null
  rest: string
  /** "with 100 users", null where no number of users stands in the text. */
  users: number | null
}

const operatorWords: [RegExp, Operator][] = [
  [/^(?:<=|≤|at most|no more than|not more than|up to|within|max\.|not exceeding)$/, '<='],
  [/^(?:>=|≥|at least|no less than|not less than|minimum of|min\.)$/, '>='],
  [/^(?:<|less than|under|below|lower than|faster than|fewer than)$/, '<'],
  [/^(?:>|more than|over|above|greater than|higher than|exceeds?|exceeding)$/, '>'],
  [/^(?:==?|exactly)$/, '=='],
]

const operatorPattern =
  '<=|>=|==|[<>≤≥=]|at most|no more than|not more than|up to|within|not exceeding|at least|no less than|not less than|minimum of|less than|under|below|lower than|faster than|fewer than|more than|over|above|greater than|higher than|exceeds?|exceeding|exactly'
const unitPattern =
  'ms|milliseconds?|secs?|seconds?|minutes?|mins?|s|%|percent|req\\/s|requests\\/s|requests per second|rps|mb'
const quantityPattern = new RegExp(
  `(?:(?<op>${operatorPattern})\\s*)?~?(?<![\\p{L}\\d_.$#/-])(?<digits>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)(?<plus>\\+)?(?:[\\s-]?(?<unit>${unitPattern})(?![\\p{L}\\d]))?(?<plus2>\\+)?(?:\\/(?:10|100|5)(?!\\d))?(?![\\p{L}\\d_]|-?\\d)`,
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

/** Takes a text apart. Of several quantities the first with an operator counts, else the first with a unit. */
export function readPhrase(text: string): Phrase {
  const normal = normalizePhrase(text)
  const users = usersPattern.exec(normal)
  const searched = users === null ? normal : normal.replace(users[0], ' ')
  const matches = [...searched.matchAll(quantityPattern)]
  const chosen =
    matches.find((match) => match.groups!.op !== undefined) ??
    matches.find((match) => match.groups!.unit !== undefined) ??
    matches[0]
  return {
    text: normal,
    quantity: chosen === undefined ? null : toQuantity(chosen, normal),
    rest:
      chosen === undefined
        ? searched
        : `${searched.slice(0, chosen.index)} ${searched.slice(chosen.index + chosen[0].length)}`,
    users: users === null ? null : Number(users[1]!.replaceAll(',', '')),
  }
}

function toQuantity(match: RegExpExecArray, text: string): Quantity {
  const groups = match.groups as { op?: string; digits: string; plus?: string; plus2?: string; unit?: string }
  const plus = groups.plus !== undefined || groups.plus2 !== undefined
  const written = groups.op === undefined ? null : groups.op.toLowerCase()
  const found = written === null ? undefined : operatorWords.find(([pattern]) => pattern.test(written))
  const op = found === undefined ? (plus ? '>=' : null) : found[1]
  return { op, digits: groups.digits.replaceAll(',', ''), suffix: suffixOf(groups.unit, text), plus }
}

/** A bare number takes the unit that the heading words give: "P95 V2 (ms)", "Coverage %". */
function suffixOf(unit: string | undefined, text: string): LimitSuffix {
  if (unit === undefined) {
    const heading = /\((ms|s|%|req\/s)\)/i.exec(text)
    if (heading !== null) return unitSpellings[heading[1]!.toLowerCase()]!
    return /\p{L}\s+%(?!\p{L})/u.test(text) ? '%' : ''
  }
  const word = unit.toLowerCase()
  if (word.startsWith('milli')) return 'ms'
  if (word === 'percent') return '%'
  if (word === 'secs') return 's'
  if (word === 'mins') return 'min'
  if (word === 'requests per second') return 'req/s'
  return unitSpellings[word] as LimitSuffix
}
