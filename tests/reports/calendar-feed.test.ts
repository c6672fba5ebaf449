import { expect, test } from 'vitest'
import { calendarFeed } from '~/reports/calendar-feed'
import { reportContext } from '~/reports/report-context'
import { makeAssessed } from '../support/assessment-factory'
import { makeWeek } from '../support/claims'
import { makeCriterion } from '../support/make-state'

const origin = 'https://assay.example.org'
const place = { file: 'tracker.md', line: 9, column: 1 }
const long = `Grand; opening, with "quotes" \\ and ümläuts ${'很长的名字'.repeat(20)}\r\nBEGIN:VEVENT`

function feedOf(text: string): string {
  const { assessment, input } = makeAssessed({
    criteria: [makeCriterion('Auth success rate >99%', { ticked: true })],
    runs: [],
    plan: {
      startDate: '2026-01-05',
      weeks: [makeWeek(1), makeWeek(2)],
      milestones: [
        {
          id: 'm-1',
          text,
          subject: 'week-1',
          weekId: 'week-1',
          reward: null,
          ticked: true,
          achievedOn: '2026-01-09',
          place,
        },
      ],
    },
    settings: { startDate: '2026-01-05', endDate: '2026-01-18' },
  })
  return calendarFeed(reportContext(assessment, input), origin)
}

test('lines end in CRLF, none is longer than 75 octets, and unfolding gives the text back', () => {
  const feed = feedOf(long)
  expect(feed.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(feed.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of feed.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const summary = eventsOf(feed).find(({ UID }) => UID?.startsWith('milestone-'))?.SUMMARY
  expect(summary).toBe(`Milestone: ${long.replace(/\r\n/g, '  ')}`)
})

test('a name that looks like a line of the calendar makes no event of its own', () => {
  expect(eventsOf(feedOf(long))).toHaveLength(eventsOf(feedOf('Grand opening')).length)
})

test('every event has an identifier of its own, a stamp, a beginning, and an address', () => {
  const events = eventsOf(feedOf('Grand opening'))
  expect(events.length).toBeGreaterThan(2)
  expect(new Set(events.map(({ UID }) => UID)).size).toBe(events.length)
  for (const event of events) {
    expect(event.UID).toMatch(/^[\w.-]+@assay$/)
    expect(event.DTSTAMP).toMatch(/^\d{8}T\d{6}Z$/)
    expect(event['DTSTART;VALUE=DATE'] ?? event.DTSTART).toMatch(/^\d{8}(T\d{6}Z)?$/)
    expect(event['URL;VALUE=URI']).toMatch(/^https:\/\/assay\.example\.org\//)
  }
  expect(events.find(({ UID }) => UID?.startsWith('milestone-m-1'))?.['DTSTART;VALUE=DATE']).toBe('20260109')
  expect(events.find(({ UID }) => UID?.startsWith('program-end'))?.['DTSTART;VALUE=DATE']).toBe('20260118')
})

test('an unchanged program gives the same bytes at any time', () => {
  expect(feedOf('Grand opening')).toBe(feedOf('Grand opening'))
})

/** An independent reading: unfold, cut at the first colon, take escapes back. */
function eventsOf(feed: string): Record<string, string>[] {
  const lines = feed.replace(/\r\n[ \t]/g, '').split('\r\n')
  const events: Record<string, string>[] = []
  let current: Record<string, string> | null = null
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') current = {}
    else if (line === 'END:VEVENT' && current !== null) {
      events.push(current)
      current = null
    } else if (current !== null) {
      const at = line.indexOf(':')
      current[line.slice(0, at)] = line
        .slice(at + 1)
        .replace(/\\([\\;,nN])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign))
    }
  }
  return events
}
