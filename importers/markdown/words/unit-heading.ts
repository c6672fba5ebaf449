import { stripGlyphs } from './status'

/** Time units that divide a program, by their words in English, Indonesian and German. */
const unitWords: [string, string][] = [
  ['week', 'weeks?|minggu|pekan|wochen?'],
  ['phase', 'phases?|fase|tahap|phasen'],
  ['sprint', 'sprints?'],
  ['month', 'months?|bulan|monate?'],
  ['batch', 'batch(?:es)?'],
  ['iteration', 'iterations?|iterasi|iterationen'],
  ['milestone', 'milestones?|tonggak|meilensteine?'],
  ['day', 'days?|hari|tage?'],
]

const unitPattern = unitWords.map(([, words]) => words).join('|')
const subNumber = '\\d{1,9}(?:\\.\\d{1,9})?[a-z]?'
const heading = new RegExp(
  `^(${unitPattern})\\s*#?\\s*(${subNumber})(?:\\s*(?:-|–|to|s/d|sampai)\\s*(${subNumber}))?(?![\\w])\\s*(.*)$`,
  'is',
)
const anywhere = new RegExp(
  `\\b(${unitPattern})\\s*#?\\s*(${subNumber})(?:\\s*(?:-|–)\\s*(${subNumber}))?(?![\\w.])`,
  'gi',
)

export interface UnitMention {
  /** English name: `week`, `phase`, `day`. */
  unit: string
  /** As written, lower case: "3", "2a". */
  from: string
  to: string | null
  /** Text after the number, without leading ":" or "-". */
  rest: string
}

function unitName(word: string): string {
  return unitWords.find(([, words]) => new RegExp(`^(?:${words})$`, 'i').test(word))![0]
}

function mention(match: RegExpMatchArray | RegExpExecArray, rest: string): UnitMention {
  const to = match[3]?.toLowerCase() ?? null
  return {
    unit: unitName(match[1]!),
    from: match[2]!.toLowerCase(),
    to: to === match[2]!.toLowerCase() ? null : to,
    rest,
  }
}

/** A text that starts with a unit and its number: "✅ WEEK 1: TIER 1 (COMPLETE)". Null otherwise. */
export function unitAtStart(text: string): UnitMention | null {
  const match = heading.exec(stripGlyphs(text).replace(/^[-*•\s]+/, ''))
  if (match === null) return null
  return mention(match, match[4]!.replace(/^\s*[:.–—-]\s*/, '').trim())
}

/** Every unit with a number that a text mentions: "(Week 5 COMPLETE, Week 6 IN PROGRESS)". */
export function unitsIn(text: string): (UnitMention & { index: number })[] {
  return [...text.matchAll(anywhere)].map((match) => {
    const end = match.index + match[0].length
    return { ...mention(match, text.slice(end)), index: match.index }
  })
}

/** `week-3`, `month-4-6`, `phase-2a`. */
export function unitId(unit: UnitMention): string {
  return `${unit.unit}-${unit.from}${unit.to === null ? '' : `-${unit.to}`}`
}

/** The ids that a range stands for: "Week 3-4" -> week-3, week-4. */
export function unitIds(unit: UnitMention): string[] {
  const from = Number(unit.from)
  const to = Number(unit.to)
  if (unit.to === null || !Number.isInteger(from) || !Number.isInteger(to) || to < from || to - from > 60) {
    return [unitId(unit)]
  }
  return Array.from({ length: to - from + 1 }, (_, index) => `${unit.unit}-${from + index}`)
}

/** A whole number, or null for "2a", "1.5" and ranges. */
export function unitNumber(unit: UnitMention): number | null {
  return unit.to === null && /^\d+$/.test(unit.from) ? Number(unit.from) : null
}
