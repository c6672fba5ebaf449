import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { withMoment } from './moment-link'
import { MarkedSearch } from './page-link'

/** Addresses of one moment differ little: the same day may be written in a few ways. */
const keptAddresses = 4
const made = new WeakMap<object, Map<string, string>>()

interface Standing {
  /** The same object as long as nothing was written; holds nothing of who is looking. */
  report: object
  /** Whatever the page is made of besides its report. */
  beside: unknown
  /** Query of the address: its moment goes into the links that the page makes itself. */
  search: string
  page: ReactElement
}

/** A page below its frame as markup, made once for each state of its data and each way to write its moment. */
export function standingMarkup({ report, beside, search, page }: Standing): string {
  const moment = withMoment('', search)
  const key = JSON.stringify([moment, beside])
  const before = made.get(report)
  const known = before === undefined ? new Map<string, string>() : before
  if (before === undefined) made.set(report, known)
  const found = known.get(key)
  if (found !== undefined) return found
  const markup = renderToStaticMarkup(<MarkedSearch.Provider value={moment}>{page}</MarkedSearch.Provider>)
  if (known.size >= keptAddresses) known.clear()
  known.set(key, markup)
  return markup
}
