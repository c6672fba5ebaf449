import { countOf } from '../format'

/** What the page of a document says in its own voice. */
export const words = {
  criterion: 'criterion',
  next: 'next',
  nextTitle: 'to the next contradiction',
  top: 'top',
  topTitle: 'the last one: back to the top',
  ledger: 'ledger',
  against: 'against',
  about: 'about',
  line: 'line',
  tainted: 'figure of a tainted run',
  elsewhere: 'not among the documents at hand',
  contents: 'Contents',
  raw: 'as received, with line numbers',
  rendered: 'as written, with remarks',
  keys: 'n and p go to the next and the previous contradiction',
} as const

export function refusedSentence(why: string): string {
  return `This document is not shown as written: ${why}. Its lines as received can be read.`
}

export function moreText(count: number): string {
  return `${countOf(count, 'remark')} more on this line`
}

export function contradictionsText(count: number): string {
  return countOf(count, 'contradiction')
}

export function cutText(shown: number, total: number): string {
  return `The first ${shown} of ${total} lines are shown.`
}
