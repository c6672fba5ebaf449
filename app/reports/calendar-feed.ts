import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventTransparency } from 'ical-generator'
import { timeOf } from '~/domain/calendar'
import type { Instant, IsoDay } from '~/domain/place'
import { dueSheets } from '~/domain/review/due-sheets'
import { formatDay } from './dates'
import { grants, upcomingExpiries } from './grants'
import { calendarTexts } from './messages/calendar'
import type { ReportContext } from './report-context'

const prodId = { company: 'Assay', product: 'Assay', language: 'EN' }

/** Something with a day or a moment of its own. */
export interface CalendarEntry {
  /** The same whenever the feed is read: `review-week-3`. */
  id: string
  /** A whole day, or a moment. */
  when: { day: IsoDay } | { at: Instant }
  summary: string
  description: string
  /** Path of the page. */
  href: string
  category: 'review' | 'week' | 'milestone' | 'waiver' | 'program'
  /** When it became known: the document or record that says so. */
  knownAt: Instant
}

/** Due reviews, ends of weeks, milestones, expiring waivers, and the end of the program, by time. */
export function calendarEntries(context: ReportContext): CalendarEntry[] {
  const entries = [...weekEntries(context), ...milestoneEntries(context), ...waiverEntries(context)]
  const end = programEnd(context)
  return [...entries, ...(end === null ? [] : [end])].toSorted((a, b) => sortKey(a).localeCompare(sortKey(b)))
}

function sortKey({ when, id }: CalendarEntry): string {
  return `${'day' in when ? when.day : when.at} ${id}`
}

/** The tracker's snapshot in effect: it says what the weeks are. */
function trackerSince({ assessment, snapshots }: ReportContext): Instant {
  const { tracker } = assessment
  const own = tracker === null ? undefined : snapshots.find(({ document }) => document === tracker.slug)
  return own === undefined ? assessment.asOf : own.effectiveAt
}

function weekEntries(context: ReportContext): CalendarEntry[] {
  const { href, assessment, input } = context
  const knownAt = trackerSince(context)
  return dueSheets(input.state, assessment).flatMap(({ weekId, fromDay, toDay, dueOn, state, published }) => {
    const week = context.weekTitle(weekId)
    const entries: CalendarEntry[] = []
    if (toDay !== null)
      entries.push({
        id: `week-end-${weekId}`,
        when: { day: toDay },
        summary: calendarTexts.weekEnds(week),
        description: fromDay === null ? '' : calendarTexts.weekSpan(formatDay(fromDay), formatDay(toDay)),
        href: href.week(weekId),
        category: 'week',
        knownAt,
      })
    if (dueOn !== null)
      entries.push({
        id: `review-${weekId}`,
        when: { day: dueOn },
        summary: published === null ? calendarTexts.reviewDue(week) : calendarTexts.reviewDone(week),
        description: calendarTexts.reviewState[state],
        href: href.review(weekId),
        category: 'review',
        knownAt: published === null ? knownAt : published.at,
      })
    return entries
  })
}

/** On the day it was reached or is due by its own line, else on the last day of its week; one without either has no place in a calendar. */
function milestoneEntries(context: ReportContext): CalendarEntry[] {
  const { assessment, href, input } = context
  const ends = new Map(dueSheets(input.state, assessment).map(({ weekId, toDay }) => [weekId, toDay]))
  const milestones = assessment.tracker === null ? [] : assessment.tracker.milestones
  return milestones.flatMap(({ id, text, weekId, achievedOn, dueOn, ticked, reward }): CalendarEntry[] => {
    const planned = weekId === null ? undefined : ends.get(weekId)
    const day = achievedOn ?? dueOn ?? planned ?? null
    if (day === null) return []
    const said = ticked ? calendarTexts.milestoneTicked : calendarTexts.milestoneOpen
    return [
      {
        id: `milestone-${id}`,
        when: { day },
        summary: calendarTexts.milestone(text),
        description: reward === null ? said : `${said} ${calendarTexts.reward(reward)}`,
        href: href.milestones(),
        category: 'milestone',
        knownAt: trackerSince(context),
      },
    ]
  })
}

function waiverEntries(context: ReportContext): CalendarEntry[] {
  const { assessment, input, href } = context
  const views = upcomingExpiries(grants(assessment, input, { actor: null, now: assessment.asOf }))
  return views.flatMap(({ id, criterionText, expires, state, reason, by, at }): CalendarEntry[] => {
    if (expires === null) return []
    return [
      {
        id: `waiver-${id}`,
        when: { at: expires.iso },
        summary: calendarTexts.waiverEnds(criterionText),
        description: calendarTexts.waiver(state, by, reason),
        href: href.waivers(),
        category: 'waiver',
        knownAt: at.iso,
      },
    ]
  })
}

function programEnd(context: ReportContext): CalendarEntry | null {
  const { settings } = context.assessment
  const day = settings.closed ?? settings.endDate
  if (day === null) return null
  return {
    id: 'program-end',
    when: { day },
    summary:
      settings.closed === null ? calendarTexts.programEnds(settings.title) : calendarTexts.closes(settings.title),
    description: '',
    href: context.href.overview(),
    category: 'program',
    knownAt: trackerSince(context),
  }
}

/** A calendar without entries, for an office that has no program yet. */
export function emptyCalendar(): string {
  return `${ical({ name: 'Assay', prodId, method: ICalCalendarMethod.PUBLISH, ttl: 3600 }).toString().replace(/\r\n$/, '')}\r\n`
}

/** RFC 5545. Identifiers hold for good; nothing in it comes from a clock, so that an unchanged feed stays the same bytes. */
export function calendarFeed(context: ReportContext, origin: string): string {
  const { settings } = context.assessment
  const calendar = ical({
    name: plain(calendarTexts.name(settings.title)),
    prodId,
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
    url: new URL(context.href.overview(), origin).href,
  })
  for (const { id, when, summary, description, href, category, knownAt } of calendarEntries(context)) {
    const start = 'day' in when ? new Date(`${when.day}T00:00:00Z`) : new Date(timeOf(when.at))
    calendar.createEvent({
      id: `${id}.${settings.slug}@assay`,
      start,
      ...('day' in when ? { allDay: true } : { end: start }),
      summary: plain(summary),
      ...(description === '' ? {} : { description: plain(description) }),
      url: new URL(href, origin).href,
      categories: [{ name: category }],
      stamp: new Date(timeOf(knownAt)),
      lastModified: new Date(timeOf(knownAt)),
      busystatus: ICalEventBusyStatus.FREE,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  return `${calendar.toString().replace(/\r\n$/, '')}\r\n`
}

/** Control characters have no place in a calendar; line ends are written out by the generator. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}]/gu, ' ').trim()
}
