import { expect, test } from 'vitest'
import type { History } from '~/domain/evidence'
import { historyFacts } from '~/domain/forensics/history-facts'
import { briefHistory, historyAgain, historyLater, storedHistory } from '~db/stored-history'

function historyOf(points: number, over: Partial<History> = {}): History {
  const column = (of: (at: number) => number | null) => Array.from({ length: points }, (_, at) => of(at))
  return {
    timeS: column((at) => 1_700_000_000.5 + at) as number[],
    users: column((at) => (at % 7 === 0 ? null : at)),
    rps: column((at) => at / 3),
    failuresPerS: column(() => 0),
    p50Ms: column(() => null),
    p95Ms: column((at) => 0.5 - at),
    p99Ms: column((at) => at * 1e21),
    totalRequests: column((at) => at * 2),
    totalFailures: column((at) => at),
    ...over,
  }
}

const closing: History['closing'] = {
  ...{ requests: 9, failures: 0, medianMs: null, avgMs: 1.5, minMs: 0, maxMs: 3, avgBytes: null },
  percentiles: [{ percentile: 95, valueMs: 7 }],
  cumulative: true,
}

test.each([0, 1, 3000])('a history of %d moments is read as it was written', (points) => {
  for (const history of [historyOf(points), historyOf(points, { closing })]) {
    const text = JSON.stringify(history)
    expect(storedHistory(text)).toEqual(history)
    expect(JSON.stringify(storedHistory(text))).toBe(text)
    expect(structuredClone(storedHistory(text))).toEqual(history)
    expect({ ...storedHistory(text) }).toEqual(history)
  }
})

test('a column of a long history is read when somebody asks, and once', () => {
  const held = storedHistory(JSON.stringify(historyOf(3000)))
  const isRead = (key: keyof History) => Object.getOwnPropertyDescriptor(held, key)?.get === undefined
  expect(isRead('users')).toBe(false)
  expect(held.users).toBe(held.users)
  expect([isRead('users'), isRead('rps')]).toEqual([true, false])
})

test('a long history that is laid out in another way is read as well', () => {
  const { users, ...others } = historyOf(3000, { closing })
  for (const history of [
    { ...others, users },
    { closing, ...historyOf(3000) },
  ])
    expect(storedHistory(JSON.stringify(history))).toEqual(history)
  expect(storedHistory(JSON.stringify(historyOf(3000), null, 1))).toEqual(historyOf(3000))
})

test('what is kept of a long history is what its columns say, and no column is read for it', () => {
  const reset = historyOf(3000, { closing, totalRequests: Array.from({ length: 3000 }, (_, at) => at % 700) })
  for (const history of [historyOf(3000), historyOf(3000, { closing }), reset]) {
    const brief = JSON.parse(JSON.stringify(briefHistory({ history })))
    const texts: string[] = []
    const later = historyLater(brief, () => {
      texts.push('read')
      return JSON.stringify(history)
    })
    expect(historyFacts(later)).toEqual(historyFacts(structuredClone(history)))
    expect([later.closing, texts]).toEqual([history.closing, []])
    expect(Object.freeze(later).users).toBe(later.users)
    expect(later).toEqual(history)
    expect(JSON.stringify(later)).toBe(JSON.stringify(history))
    expect(texts).toEqual(['read'])
  }
})

test('of a short history, and of none, nothing is kept beside it', () => {
  expect(briefHistory({ history: historyOf(300) })).toBeNull()
  expect(briefHistory({ history: null })).toBeNull()
})

test('of any history the facts are kept, and its columns are read again when somebody asks for them', () => {
  const history = historyOf(300)
  const text = JSON.stringify(history)
  let asked = 0
  const held = historyAgain(text, () => {
    asked += 1
    return text
  })
  expect(historyFacts(held)).toEqual(historyFacts(history))
  expect(asked).toBe(0)
  expect(held).toEqual(history)
  expect(JSON.stringify(held)).toBe(text)
  expect(asked).toBe(1)
  // After thousands of others it is forgotten, and read once more to the same.
  const others = Array.from({ length: 2000 }, () => historyAgain(text, () => text))
  for (const other of others) expect(other.users).toEqual(history.users)
  expect(held.timeS).toEqual(history.timeS)
  expect(asked).toBe(2)
})
