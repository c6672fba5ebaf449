import type { Happening, MomentDay } from '~/domain/moments'
import { momentKinds } from '~/domain/moments'
import { formatDay, moment } from './dates'
import { countOf } from './format'
import { hrefs } from './href'
import { actWords, momentNouns } from './messages/moments'
import type { LinkContext } from './types-common'

/** A day in the choice of every page's head. */
export interface MomentChoice {
  day: string
  text: string
}

/** As many as a list in a page's head can bear; the page of moments has all. */
const mostChoices = 120

/** The latest days at which something changed, oldest first. */
export function momentChoices(days: readonly MomentDay[]): MomentChoice[] {
  return days.slice(-mostChoices).map((one) => ({ day: one.day, text: `${formatDay(one.day)}: ${countsText(one)}` }))
}

export interface MomentDayView {
  day: string
  dayText: string
  countsText: string
  href: string
  /** Documents and acts one by one; runs and reports too, as far as they are shown. */
  items: {
    key: string
    iso: string
    clock: string
    kindWord: string
    text: string
    href: string
    pageHref: string | null
  }[]
  moreText: string | null
  on: boolean
}

const mostItems = 60

/** All days, newest first, with what happened in each. */
export function momentDayViews(days: readonly MomentDay[], timezone: string, link: LinkContext): MomentDayView[] {
  const at = (asOf: string) => hrefs({ ...link, asOf })
  return days
    .map((one): MomentDayView => {
      const rest = one.happenings.length - mostItems
      return {
        day: one.day,
        dayText: formatDay(one.day),
        countsText: countsText(one),
        href: at(one.day).overview(),
        items: one.happenings.slice(0, mostItems).map((happening, index) => ({
          key: `${index} ${happening.id}`,
          iso: happening.at,
          clock: clockOf(happening, timezone),
          kindWord: happening.kind === 'act' ? actWords(happening.id) : momentNouns[happening.kind],
          text: happening.text,
          href: at(happening.at).overview(),
          pageHref: pageOf(happening, at(happening.at)),
        })),
        moreText: rest > 0 ? `and ${rest} more` : null,
        on: link.asOf === one.day,
      }
    })
    .reverse()
}

function countsText({ happenings }: MomentDay): string {
  return momentKinds
    .map((kind) => ({ kind, count: happenings.filter((one) => one.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => countOf(count, momentNouns[kind]))
    .join(', ')
}

function clockOf({ at }: Happening, timezone: string): string {
  return moment(at, timezone).clock.split(', ').at(-1) as string
}

function pageOf({ kind, id }: Happening, href: ReturnType<typeof hrefs>): string | null {
  if (kind === 'document') return href.document(id)
  if (kind === 'run') return href.run(id)
  return kind === 'report' ? href.report(id) : null
}
