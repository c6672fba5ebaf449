import type { QuotedFigure } from '../plan'

/**
 * Numbers with units as people write them in documents, in canonical units and with the
 * precision that the writing states: "2.1s" is anything from 2,050 to 2,150 ms.
 */
export interface Quantity {
  value: number
  low: number
  high: number
  unit: QuotedFigure['unit']
  /** "<", ">=" and so on where one stands before the number: then it is a limit, not a figure. */
  comparator: '<' | '<=' | '>' | '>=' | null
  approximate: boolean
  start: number
  end: number
  words: string
}

interface UnitScale {
  unit: Quantity['unit']
  /** Canonical value = written value × times ÷ over; both integers, so that ends stay exact. */
  times: number
  over: number
}

const scales: Record<string, UnitScale> = {
  ms: { unit: 'ms', times: 1, over: 1 },
  s: { unit: 'ms', times: 1000, over: 1 },
  sec: { unit: 'ms', times: 1000, over: 1 },
  secs: { unit: 'ms', times: 1000, over: 1 },
  second: { unit: 'ms', times: 1000, over: 1 },
  seconds: { unit: 'ms', times: 1000, over: 1 },
  '%': { unit: 'ratio', times: 1, over: 100 },
  percent: { unit: 'ratio', times: 1, over: 100 },
  b: { unit: 'bytes', times: 1, over: 1 },
  bytes: { unit: 'bytes', times: 1, over: 1 },
  kb: { unit: 'bytes', times: 1000, over: 1 },
  mb: { unit: 'bytes', times: 1_000_000, over: 1 },
  gb: { unit: 'bytes', times: 1_000_000_000, over: 1 },
  'req/s': { unit: 'req/s', times: 1, over: 1 },
  rps: { unit: 'req/s', times: 1, over: 1 },
}

const unitWords = 'ms|seconds?|secs?|s|%|percent|bytes|[KMG]?B|req/s|rps'
const number = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?'
const pattern = new RegExp(
  `(?<cmp>[<>≤≥]=?\\s*)?(?<about>[~≈]\\s*(?<limit><)?)?(?<![\\w.,/:$#+-])(?<first>${number})` +
    `(?:\\s?[-–]\\s?(?<last>${number}))?(?:\\s?(?<unit>${unitWords})(?![\\w/]))?(?![\\w/]|[.,:]\\d|-\\d)`,
  'gi',
)

function decimalsOf(written: string): number {
  const point = written.indexOf('.')
  return point < 0 ? 0 : written.length - point - 1
}

/** Half the last stated place, as a count of units of the last decimal (so 0.5); wider after "~". */
function slackOf(written: string, approximate: boolean, exact: boolean): number {
  if (!approximate) return exact ? 0 : 0.5
  const zeros = /0*$/.exec(written.replaceAll(',', ''))![0].length
  return written.includes('.') ? 1 : 10 ** zeros
}

/** Value and stated ends of one written number; pure integer arithmetic until the last division. */
function measure(written: string, scale: UnitScale, approximate: boolean) {
  const decimals = decimalsOf(written)
  const mantissa = Number(written.replaceAll(',', '').replace('.', ''))
  const over = 2 * scale.over * 10 ** decimals
  const exact = decimals === 0 && scale.unit === 'count'
  const slack = 2 * slackOf(written, approximate, exact)
  const at = (doubled: number) => (doubled * scale.times) / over
  return {
    value: at(2 * mantissa),
    low: Math.max(0, at(2 * mantissa - slack)),
    high: at(2 * mantissa + slack),
  }
}

function comparatorOf(written: string | undefined): Quantity['comparator'] {
  switch (written?.trim()) {
    case '<':
      return '<'
    case '>':
      return '>'
    case '<=':
    case '≤':
      return '<='
    case '>=':
    case '≥':
      return '>='
    default:
      return null
  }
}

/**
 * Every quantity of a text in order. Digits that belong to names, dates, versions or fractions
 * ("v28", "2026-01-11", "45/100") are no quantities. A range ("1.3-1.6s") is one quantity whose
 * ends are the range's.
 */
export function readQuantities(text: string): Quantity[] {
  const found: Quantity[] = []
  for (const match of text.matchAll(pattern)) {
    const { cmp, about, limit, first, last, unit } = match.groups!
    const scale = unit === undefined ? { unit: 'count' as const, times: 1, over: 1 } : scales[unit.toLowerCase()]!
    const approximate = about !== undefined
    const start = measure(first!, scale, approximate)
    const end = last === undefined ? start : measure(last, scale, approximate)
    if (end.value < start.value) continue
    found.push({
      value: last === undefined ? start.value : (start.value + end.value) / 2,
      low: start.low,
      high: end.high,
      unit: scale.unit,
      comparator: comparatorOf(cmp ?? limit),
      approximate,
      start: match.index,
      end: match.index + match[0].length,
      words: match[0].trim(),
    })
  }
  return found
}

/** The only quantity of a short text such as a table cell; null where there is none or several. */
export function readQuantity(text: string): Quantity | null {
  const quantities = readQuantities(text)
  return quantities.length === 1 ? quantities[0]! : null
}
