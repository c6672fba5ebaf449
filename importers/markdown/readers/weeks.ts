import type { Place } from '~/domain/place'
import type { StatusClaim, Week } from '~/domain/plan'
import type { Reading } from '../reading'
import { splitHeadingStatus, statusClaim, statusWordOf } from '../words/status'
import { tiersIn } from '../words/tier-mention'
import { type UnitMention, unitAtStart, unitId, unitIds, unitNumber, unitsIn } from '../words/unit-heading'

export function weekById(reading: Reading, id: string | null): Week | undefined {
  return id === null ? undefined : reading.plan.weeks.find((week) => week.id === id)
}

/** "(2026-01-11) - Quick Wins" -> "Quick Wins": a remark between number and title is no title. */
export function titleAfterNumber(rest: string): string {
  return rest
    .replace(/^\([^)]*\)\s*/, '')
    .replace(/^[:.–—-]+\s*/, '')
    .trim()
}

/** A heading that begins a week (or phase, sprint, ...); its id. A repeated heading adds its status. */
export function openWeek(reading: Reading, heading: string, unit: UnitMention, place: Place): string {
  const { title, words } = splitHeadingStatus(heading)
  // A sub-unit ("2A: Core") carries its number alone.
  const rest = unitAtStart(title)?.rest ?? title.replace(/^\d+[a-z]\s*/i, '')
  const id = unitId(unit)
  const claim = words === null ? null : statusClaim(words, place)
  const known = weekById(reading, id)
  if (known !== undefined) {
    if (claim !== null) known.statuses.push(claim)
    return id
  }
  reading.plan.weeks.push({
    id,
    unit: unit.unit,
    number: unitNumber(unit),
    title: titleAfterNumber(rest),
    goal: null,
    exitCriteria: null,
    tiers: tiersIn(rest),
    statuses: claim === null ? [] : [claim],
    place,
  })
  return id
}

/**
 * "Week 2: Tier 1 Completion (NEXT)" in a timeline: a status per week of the range, kept until all
 * headings are read.
 */
export function readTimelineLine(reading: Reading, line: string, place: Place): boolean {
  const plain = line.replace(/^[\s│├└─•*-]+/, '')
  const { title, words } = splitHeadingStatus(plain)
  const unit = unitAtStart(title)
  if (unit === null) return false
  const claim = words === null ? null : statusClaim(words, place)
  const ids = unitIds(unit)
  for (const weekId of ids) {
    const number = Number(weekId.slice(unit.unit.length + 1))
    reading.pending.push({
      weekId,
      unit: unit.unit,
      number: Number.isInteger(number) ? number : null,
      title: titleAfterNumber(unit.rest),
      tiers: tiersIn(unit.rest),
      claim,
      place,
      introduces: true,
    })
  }
  return true
}

/** "(Week 5 COMPLETE, Week 6 IN PROGRESS)": a status for each week that has one beside it. */
export function readWeekMentions(reading: Reading, words: string, place: Place): number {
  const mentions = unitsIn(words).filter((unit) => unit.unit !== 'day')
  let found = 0
  mentions.forEach((unit, index) => {
    const part = words
      .slice(unit.index, mentions[index + 1]?.index)
      .split(/\s[-–—]\s/)[0]!
      .replace(/[\s,;(]+$/, '')
    const status = statusWordOf(part)
    if (status === null) return
    found += 1
    const claim: StatusClaim = { words: part.replace(/\)$/, ''), status: status.status, place }
    for (const weekId of unitIds(unit)) {
      reading.pending.push({
        weekId,
        unit: unit.unit,
        number: unitNumber(unit),
        title: '',
        tiers: [],
        claim,
        place,
        introduces: false,
      })
    }
  })
  return found
}

/** After all headings: statuses go to their weeks; a timeline introduces weeks that have no heading. */
export function settlePending(reading: Reading): void {
  for (const entry of reading.pending) {
    let week = weekById(reading, entry.weekId)
    if (week === undefined && entry.introduces && reading.role === 'tracker') {
      week = {
        id: entry.weekId,
        unit: entry.unit,
        number: entry.number,
        title: entry.title,
        goal: null,
        exitCriteria: null,
        tiers: [],
        statuses: [],
        place: entry.place,
      }
      reading.plan.weeks.push(week)
    }
    if (week === undefined) continue
    if (entry.claim !== null) week.statuses.push(entry.claim)
    for (const tier of entry.tiers) if (!week.tiers.includes(tier)) week.tiers.push(tier)
  }
}
