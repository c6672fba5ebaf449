import { expect, test } from 'vitest'
import type { History } from '~/domain/evidence'
import { giveHistoryFacts, historyFacts } from '~/domain/forensics/history-facts'

function makeHistory(over: Partial<History>): History {
  const none = { users: [], rps: [], failuresPerS: [], p50Ms: [], p95Ms: [], p99Ms: [] }
  return { timeS: [], ...none, totalRequests: [], totalFailures: [], ...over }
}

test('the facts of a history are its peak, its ends, its last counters and whether they fall', () => {
  const history = makeHistory({
    timeS: [100, 101, 102, 103],
    users: [null, 5, 9, 9],
    totalRequests: [1, 7, 8, null],
    totalFailures: [0, null, null, null],
  })
  expect(historyFacts(history)).toEqual({
    ...{ mostUsers: 9, fullAtS: 102, startS: 100, endS: 103 },
    ...{ lastRequests: 8, lastFailures: 0, resets: false },
  })
})

test('a counter that falls over rows that state none has been reset', () => {
  expect(historyFacts(makeHistory({ totalRequests: [3, null, 2] })).resets).toBe(true)
  expect(historyFacts(makeHistory({ totalRequests: [3, null, 3] })).resets).toBe(false)
})

test('an empty history and figures that are no numbers state nothing', () => {
  const nothing = { mostUsers: null, fullAtS: null, startS: null, endS: null, lastRequests: null, lastFailures: null }
  expect(historyFacts(makeHistory({}))).toEqual({ ...nothing, resets: false })
  const broken = makeHistory({ timeS: [Number.NaN], users: [Number.NaN], totalRequests: [Number.POSITIVE_INFINITY] })
  expect(historyFacts(broken)).toEqual({ ...nothing, resets: false })
})

test('facts that came with a history are taken as they are', () => {
  const history = makeHistory({ users: [1] })
  const facts = { ...historyFacts(makeHistory({ users: [7], timeS: [1] })) }
  giveHistoryFacts(history, facts)
  expect(historyFacts(history)).toBe(facts)
})
