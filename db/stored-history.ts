import type { ClosingFigures, History, Run } from '~/domain/evidence'
import { giveHistoryFacts, type HistoryFacts, historyFacts } from '~/domain/forensics/history-facts'

/** The columns of a history, in the order in which they are written. */
const columns: readonly string[] = [
  'timeS',
  'users',
  'rps',
  'failuresPerS',
  'p50Ms',
  'p95Ms',
  'p99Ms',
  'totalRequests',
  'totalFailures',
] satisfies (keyof History)[]

/** Characters from which on a history is read by its columns: below, one pass over all of it is as fast. */
const long = 100_000
/** Moments from which on it is not even fetched to judge its run. */
const mostMoments = 1500

/** What is kept with a run whose history is long, so that nobody has to read the history to judge it. */
export interface HistoryInBrief extends HistoryFacts {
  closing?: ClosingFigures
}

/** Null where the history is short, or there is none. */
export function briefHistory({ history }: Pick<Run, 'history'>): HistoryInBrief | null {
  if (history === null || history.timeS.length < mostMoments) return null
  const { closing } = history
  return { ...historyFacts(history), ...(closing === undefined ? {} : { closing }) }
}

interface Unread {
  text: () => string
  moments: number
}

const unread = new WeakMap<object, Unread>()
/** Histories that somebody asked for of late, until they have so many moments together. */
let read = { histories: new WeakMap<object, History>(), moments: 0 }
const keptMoments = 500_000

/** The same for all histories, so that thousands of them have one layout. */
const later: PropertyDescriptorMap = Object.fromEntries(
  columns.map((key) => [
    key,
    {
      enumerable: true,
      get(this: object) {
        return wholeOf(this)[key as keyof History]
      },
    },
  ]),
)

function wholeOf(history: object): History {
  const known = read.histories.get(history)
  if (known !== undefined) return known
  const { text, moments } = unread.get(history) as Unread
  const whole = storedHistory(text())
  if (read.moments + moments > keptMoments) read = { histories: new WeakMap(), moments: 0 }
  read.histories.set(history, whole)
  read.moments += moments
  return whole
}

/**
 * A history of which nothing is read yet: judging asks for what was kept in brief, and a page other
 * than the run's own for nothing else. `text` reads what is stored when somebody asks for a column.
 */
export function historyLater({ closing, ...facts }: HistoryInBrief, text: () => string): History {
  const history = Object.create(Object.prototype, later) as History
  const { startS, endS } = facts
  // About as many as it has seconds: what it is worth forgetting by, nothing more.
  unread.set(history, { text, moments: startS === null || endS === null ? 1 : Math.max(1, endS - startS) })
  if (closing !== undefined) history.closing = closing
  return giveHistoryFacts(history, facts)
}

/** A history whose facts are read now, and the rest again when somebody asks for it: a page of its run. */
export function historyAgain(stored: string, text: () => string): History {
  const whole = storedHistory(stored)
  const { closing } = whole
  return historyLater({ ...historyFacts(whole), ...(closing === undefined ? {} : { closing }) }, text)
}

/**
 * A history from its stored text. Of a long one each column is read when somebody first asks for it:
 * the run's own page shows some of the nine.
 */
export function storedHistory(text: string): History {
  const cut = text.length < long ? null : cutColumns(text)
  return cut === null ? (JSON.parse(text) as History) : historyOf(text, cut)
}

interface Cut {
  /** Where each column's array begins and ends. */
  parts: Map<string, [from: number, until: number]>
  /** Where what follows the last column begins. */
  rest: number
}

/** Null where the text is laid out in another way than it is written. */
function cutColumns(text: string): Cut | null {
  const parts: Cut['parts'] = new Map()
  let at = 1
  for (const key of columns) {
    const head = `"${key}":[`
    if (!text.startsWith(head, at)) return null
    const from = at + head.length - 1
    // Numbers and nulls only: the first bracket that closes is the column's own.
    const until = text.indexOf(']', from) + 1
    if (until === 0) return null
    parts.set(key, [from, until])
    at = text[until] === ',' ? until + 1 : until
  }
  return { parts, rest: at }
}

function historyOf(text: string, { parts, rest }: Cut): History {
  const history: Record<string, unknown> = {}
  for (const [key, [from, until]] of parts)
    Object.defineProperty(history, key, {
      enumerable: true,
      configurable: true,
      get: () => {
        const value = JSON.parse(text.slice(from, until)) as unknown
        Object.defineProperty(history, key, { value, enumerable: true, configurable: true, writable: true })
        return value
      },
    })
  return Object.assign(history, JSON.parse(`{${text.slice(rest)}`)) as unknown as History
}
