/** Working day of a plan's estimates, in minutes: the documents' 40-hour weeks have five of them. */
const workingDayMinutes = 8 * 60

const minutesPerUnit: [RegExp, number][] = [
  [/^(?:m|min|mins|minutes?|menit|minuten?)$/i, 1],
  [/^(?:h|hr|hrs|hours?|jam|std|stunden?)$/i, 60],
  [/^(?:d|days?|hari|tage?)$/i, workingDayMinutes],
  [/^(?:w|weeks?|minggu)$/i, 5 * workingDayMinutes],
]

const span = /~?\s*(\d+(?:\.\d+)?)(?:\s*[-–]\s*(\d+(?:\.\d+)?))?\+?\s*([A-Za-z]+)/

/** Effort as integer minutes: "2h", "40 hours", "0.5 day"; of "4-6 hours" the upper end; else null. */
export function effortMinutes(text: string): number | null {
  const match = span.exec(text)
  if (match === null) return null
  const unit = minutesPerUnit.find(([pattern]) => pattern.test(match[3]!))
  return unit === undefined ? null : wholeOrNull(Number(match[2] ?? match[1]) * unit[1])
}

const effortAlone =
  /[([]\s*(?:⏱\ufe0f?\s*)?(~?\d+(?:\.\d+)?(?:\s*[-–]\s*\d+(?:\.\d+)?)?\s*(?:m|min|mins|minutes?|menit|minuten?|h|hrs?|hours?|jam|std\.?|stunden?|d|days?|hari|tage?))(?:\s+total)?\s*[)\]]/i

/** A bracket that holds nothing but an effort: "(2h)", "[⏱️ 10 minutes]". "(10 min, 200 users)" is none. */
export function bracketedEffort(text: string): { minutes: number; words: string } | null {
  const match = effortAlone.exec(text)
  if (match === null) return null
  const minutes = effortMinutes(match[1]!)
  return minutes === null ? null : { minutes, words: match[0] }
}

/** Money as integer cents: "~$480" -> 48000, "$9,600" -> 960000; null where there is none. */
export function centsIn(text: string): number | null {
  const match = /[$€£]\s*(\d[\d,]*(?:\.\d{1,2})?)\s*([kK])?/.exec(text)
  if (match === null) return null
  return wholeOrNull(Number(match[1]!.replaceAll(',', '')) * (match[2] === undefined ? 100 : 100_000))
}

/** "$8,000-11,500", "$8,000 - $11,500", "$5,000": the range in cents. */
export function centsRangeIn(text: string): { low: number; high: number } | null {
  const match = /[$€£]\s*(\d[\d,]*)(?:\s*[-–]\s*[$€£]?\s*(\d[\d,]*))?/.exec(text)
  if (match === null) return null
  const low = Number(match[1]!.replaceAll(',', '')) * 100
  const high = match[2] === undefined ? low : Number(match[2].replaceAll(',', '')) * 100
  return high < low || wholeOrNull(high) === null ? null : { low, high }
}

/** "$30/hour", "$30 per hour" in cents; null where a text states no rate. */
export function hourlyCentsIn(text: string): number | null {
  const rate = /\$\s*(\d{1,9}(?:\.\d{1,2})?)\s*(?:\/|per )\s*(?:hour|hr|h|jam)\b/i.exec(text)
  return rate === null ? null : Math.round(Number(rate[1]) * 100)
}

/** null beyond the numbers that are exact: no effort and no price is. */
function wholeOrNull(value: number): number | null {
  const whole = Math.round(value)
  return Number.isSafeInteger(whole) ? whole : null
}

export function isApproximate(text: string): boolean {
  return /[~≈]|\b(?:about|approx|sekitar|kira-kira)\b/i.test(text)
}
