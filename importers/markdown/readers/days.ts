import type { Place } from '~/domain/place'
import type { Reading, Scope } from '../reading'
import { dayRangeIn } from '../words/calendar-date'
import { slug } from '../words/slug'
import { splitHeadingStatus, statusClaim } from '../words/status'
import { type UnitMention, unitAtStart, unitId } from '../words/unit-heading'
import { titleAfterNumber } from './weeks'

/** A heading that begins a day or a range of days inside a week; its id, unique in the document. */
export function openDay(
  reading: Reading,
  scope: Scope & { weekId: string },
  heading: string,
  unit: UnitMention | null,
  place: Place,
): string {
  const { title, words } = splitHeadingStatus(heading)
  const rest = unit === null ? title : (unitAtStart(title)?.rest ?? unit.rest)
  const name = titleAfterNumber(rest)
  const dates = dayRangeIn(heading)
  const claim = words === null ? null : statusClaim(words, place)
  const base = unit === null ? slug(title) : unitId(unit)
  const whole = (text: string) => (/^\d+$/.test(text) ? Number(text) : null)
  const id = reading.newId(`${scope.weekId}/${base}`, slug(name))
  reading.plan.days.push({
    id,
    weekId: scope.weekId,
    title: name,
    fromDay: unit === null ? null : whole(unit.from),
    toDay: unit === null ? null : whole(unit.to ?? unit.from),
    fromDate: dates?.from ?? null,
    toDate: dates?.to ?? null,
    statuses: claim === null ? [] : [claim],
    place,
  })
  return id
}
