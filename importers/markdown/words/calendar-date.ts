import type { IsoDay } from '~/domain/place'

const months: Record<string, number> = {}
const monthNames = [
  ['jan', 'january', 'januari'],
  ['feb', 'february', 'februari'],
  ['mar', 'march', 'maret'],
  ['apr', 'april'],
  ['may', 'mei'],
  ['jun', 'june', 'juni'],
  ['jul', 'july', 'juli'],
  ['aug', 'august', 'agustus', 'agu'],
  ['sep', 'sept', 'september'],
  ['oct', 'october', 'okt', 'oktober'],
  ['nov', 'november', 'nopember'],
  ['dec', 'december', 'des', 'desember'],
]
monthNames.forEach((names, index) => {
  for (const name of names) months[name] = index + 1
})

const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/
const monthFirst = /\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:\s*[-–]\s*\d{1,2})?(?:st|nd|rd|th)?,?\s+(\d{4})\b/
const dayFirst = /\b(\d{1,2})\s+([A-Za-z]{3,9})\.?\s+(\d{4})\b/

/** "12.01.2026": with dots the day always comes first. */
const dottedDay = /\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b/

function isoDay(year: number, month: number | undefined, day: number): IsoDay | null {
  if (month === undefined || month < 1 || month > 12 || day < 1) return null
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** First calendar day of a text: "2026-01-11", "February 10, 2026", "11 Januari 2026"; else null. */
export function dayIn(text: string): IsoDay | null {
  const plain = iso.exec(text)
  if (plain !== null) return isoDay(Number(plain[1]), Number(plain[2]), Number(plain[3]))
  const first = monthFirst.exec(text)
  if (first !== null) return isoDay(Number(first[3]), months[first[1]!.toLowerCase()], Number(first[2]))
  const second = dayFirst.exec(text)
  if (second !== null) return isoDay(Number(second[3]), months[second[2]!.toLowerCase()], Number(second[1]))
  const dotted = dottedDay.exec(text)
  if (dotted !== null) return isoDay(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]))
  return null
}

/** "(2026-01-13 to 2026-01-15)": first and last day; equal for one date, null without any. */
export function dayRangeIn(text: string): { from: IsoDay; to: IsoDay } | null {
  const all = [...text.matchAll(/\b\d{4}-\d{2}-\d{2}\b/g)].map((match) => dayIn(match[0])).filter((day) => day !== null)
  const from = all[0] ?? dayIn(text)
  if (from === null || from === undefined) return null
  return { from, to: all[1] ?? from }
}
