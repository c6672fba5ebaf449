import type { DocumentPlan, StatusClaim } from '../plan'
import type { Change, Side } from './change'
import { blank } from './item-changes'
import type { Versions } from './plan-changes'
import { normalText } from './similarity'

interface Owner {
  id: string
  text: string
  weekId: string | null
  tierId: string | null
  statuses: StatusClaim[]
}

function ownersOf(plan: DocumentPlan): Owner[] {
  return [
    { id: 'program', text: plan.title, weekId: null, tierId: null, statuses: plan.statuses },
    ...plan.weeks.map(({ id, title, statuses }) => ({ id, text: title, weekId: id, tierId: null, statuses })),
    ...plan.days.map(({ id, title, weekId, statuses }) => ({ id, text: title, weekId, tierId: null, statuses })),
    ...plan.tiers.map(({ id, title, statuses }) => ({ id, text: title, weekId: null, tierId: id, statuses })),
  ]
}

/**
 * Statuses by what they are about: the words that only one of the two snapshots says, whichever
 * places say them. Something that only one of them knows is told as added or removed, not here.
 */
export function statusChanges({ before, after }: Versions): Change[] {
  const earlier = new Map(ownersOf(before).map((owner) => [owner.id, owner]))
  return ownersOf(after).flatMap((now): Change[] => {
    const was = earlier.get(now.id)
    if (was === undefined) return []
    const [gone, fresh] = [onlyIn(was.statuses, now.statuses), onlyIn(now.statuses, was.statuses)]
    if (gone.length + fresh.length === 0) return []
    return [{ ...blank('status', now), field: 'status', before: joined(gone), after: joined(fresh) }]
  })
}

function onlyIn(statuses: readonly StatusClaim[], others: readonly StatusClaim[]): StatusClaim[] {
  const known = new Set(others.map(({ words }) => keyOf(words)))
  const own = new Map(statuses.map((status) => [keyOf(status.words), status]))
  return [...own].flatMap(([key, status]) => (known.has(key) ? [] : [status]))
}

/** A status of signs alone is told apart by the sign. */
function keyOf(words: string): string {
  const normal = normalText(words)
  return normal === '' ? words.trim() : normal
}

function joined(statuses: readonly StatusClaim[]): Side | null {
  const [first] = statuses
  return first === undefined ? null : { words: statuses.map(({ words }) => words).join(' · '), place: first.place }
}

/** Stated percentages of the program, its weeks and days. */
export function progressChanges({ before, after }: Versions): Change[] {
  const stated = ({ progress }: DocumentPlan) => new Map(progress.map((one) => [one.subject, one]))
  const [earlier, later] = [stated(before), stated(after)]
  const subjects = new Set([...earlier.keys(), ...later.keys()])
  return [...subjects].flatMap((subject): Change[] => {
    const [was, now] = [earlier.get(subject), later.get(subject)]
    if (was !== undefined && now !== undefined && was.percent === now.percent) return []
    const weekId = subject === 'program' ? null : (subject.split('/')[0] as string)
    return [
      {
        ...blank('progress', { id: subject, text: subject, weekId, tierId: null }),
        field: 'percent',
        before: was === undefined ? null : { words: was.words, place: was.place },
        after: now === undefined ? null : { words: now.words, place: now.place },
      },
    ]
  })
}

/** What the document says of itself. */
export function documentChanges({ before, after }: Versions): Change[] {
  const facts = ({ file, title, startDate, endDate, lastUpdated, budget, rateCentsPerHour }: DocumentPlan) => {
    const top = { file, line: 1, column: 1 }
    const at = (words: string | number | null) => (words === null ? null : { words: String(words), place: top })
    return {
      title: at(title),
      startDate: at(startDate),
      endDate: at(endDate),
      lastUpdated: lastUpdated === null ? null : { words: lastUpdated.date, place: lastUpdated.place },
      budget: budget === null ? null : { words: budget.words, place: budget.place },
      rateCentsPerHour: at(rateCentsPerHour),
    } satisfies Record<string, Side | null>
  }
  const [was, now] = [facts(before), facts(after)]
  return (Object.keys(now) as (keyof typeof now)[]).flatMap((field): Change[] => {
    if (was[field]?.words === now[field]?.words) return []
    const whole = { id: after.slug, text: after.title, weekId: null, tierId: null }
    return [{ ...blank('document', whole), field, before: was[field], after: now[field] }]
  })
}
