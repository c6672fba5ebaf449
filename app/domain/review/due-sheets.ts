import type { Assessment, ProgramState } from '../assessment'
import { dayOf, timeOf } from '../calendar'
import type { IsoDay } from '../place'
import type { PublishedSheet } from '../work/records'
import { dayBeside, reviewSpan } from './review-span'

export const sheetStates = ['published', 'missing', 'due', 'running', 'not_due', 'not_owed', 'undated'] as const
/**
 * `published` as it says; `due` on the day after the week's last day, `missing` after that; `running`
 * while the week lasts, `not_due` before it begins; `not_owed` where the program began after the week
 * or closed before its review was due; `undated` where nothing tells its days.
 */
export type SheetState = (typeof sheetStates)[number]

/** A review is due on the day after the week's last: until then the week is not over. */
const daysUntilDue = 1

export interface DueSheet {
  /** Id of the week, which is also the sheet's. */
  sheet: string
  weekId: string
  fromDay: IsoDay | null
  toDay: IsoDay | null
  /** null where nothing dates the week, or none is owed. */
  dueOn: IsoDay | null
  state: SheetState
  /** The latest version; null where none was published. */
  published: PublishedSheet | null
}

/** Every week of the tracker with what became of its review, as the reference moment sees it. */
export function dueSheets(state: ProgramState, assessment: Assessment): DueSheet[] {
  const { tracker, settings, referenceAt, asOf } = assessment
  if (tracker === null) return []
  const today = dayOf(referenceAt, settings.timezone)
  const closedOn = timeOf(referenceAt) < timeOf(asOf) ? today : null
  return tracker.weeks.map(({ id }): DueSheet => {
    const published = latestSheet(state, id)
    const span = reviewSpan(tracker, settings, id)
    if (span === null)
      return {
        sheet: id,
        weekId: id,
        fromDay: null,
        toDay: null,
        dueOn: null,
        state: published === null ? 'undated' : 'published',
        published,
      }
    const dueOn = dayBeside(span.to, daysUntilDue)
    const before = settings.startDate !== null && span.to < settings.startDate
    const owed = !before && (closedOn === null || dueOn <= closedOn)
    const found: SheetState = !owed
      ? 'not_owed'
      : today < span.from
        ? 'not_due'
        : today < dueOn
          ? 'running'
          : today === dueOn && closedOn === null
            ? 'due'
            : 'missing'
    return {
      sheet: id,
      weekId: id,
      fromDay: span.from,
      toDay: span.to,
      dueOn: owed ? dueOn : null,
      state: published === null ? found : 'published',
      published,
    }
  })
}

/** The latest published version of a sheet at the state's moment. */
export function latestSheet(state: ProgramState, sheet: string): PublishedSheet | null {
  const versions = versionsOf(state, sheet)
  const last = versions.at(-1)
  return last === undefined ? null : last
}

/** Every published version of a sheet, oldest first. */
export function versionsOf({ work }: ProgramState, sheet: string): PublishedSheet[] {
  if (work === undefined) return []
  return work.sheets.filter((one) => one.sheet === sheet).toSorted((a, b) => a.version - b.version)
}
