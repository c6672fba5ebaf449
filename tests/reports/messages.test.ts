import { describe, expect, test } from 'vitest'
import { reconciliationReasons } from '~/domain/reconcile/reasons'
import { remedyCodes } from '~/domain/remedy-codes'
import { parseRule } from '~/domain/rules'
import { claimClasses, findingCodes, reasonCodes, tierStates, verdicts } from '~/domain/vocabulary'
import { plainText } from '~/reports/format'
import { classSigns, tierSigns, verdictSigns } from '~/reports/glyphs'
import type { SentenceFacts } from '~/reports/messages/facts'
import { findingSentences, findingTitles } from '~/reports/messages/findings'
import { reasonSentence, reasonSentences } from '~/reports/messages/reasons'
import { reconcileSentences } from '~/reports/messages/reconcile'
import { remedySentences } from '~/reports/messages/remedies'

function facts(ruleText: string | null, over: Partial<SentenceFacts> = {}): SentenceFacts {
  const parsed = ruleText === null ? null : parseRule(ruleText)
  return {
    rule: parsed?.ok === true ? parsed.rule : null,
    ruleText,
    measured: null,
    samples: null,
    run: null,
    worst: null,
    rowCount: 0,
    proof: null,
    findingTitles: [],
    numbers: {},
    words: {},
    text: null,
    ...over,
  }
}

const exact = { lowOpen: false, highOpen: false }
const logins = { value: 0, low: 0, high: 0, ...exact, unit: 'ratio', counts: { part: 0, whole: 200 } } as const
const latency = { value: 2000, low: 1950, high: 2050, ...exact, unit: 'ms', counts: null } as const

function expectSentence(text: string) {
  expect(text).toMatch(/^\S.*\.$/su)
  expect(text).not.toMatch(/undefined|NaN|null|\[object|Infinity|\bfunction\b/)
}

const bare = facts(null)
const ratioFacts = facts('success(login) > 99%', { measured: logins, samples: 200, run: 'v45', proof: 'observed' })
const latencyFacts = facts('p99(*) < 2s', { measured: latency, samples: 9000, run: 'v31' })
const everything = [bare, ratioFacts, latencyFacts, facts('attested(export)'), facts('tests(browser:*).projects >= 4')]

describe('every code has its sentence, with and without numbers', () => {
  test.each(reasonCodes)('reason %s', (code) => {
    for (const given of everything) expectSentence(reasonSentences[code](given))
  })
  test.each(remedyCodes)('remedy %s', (code) => {
    for (const given of everything) expectSentence(remedySentences[code](given))
  })
  test.each(findingCodes)('finding %s', (code) => {
    expectSentence(findingSentences[code]({}, []))
    expectSentence(findingSentences[code]({ requests: 10, failures: 3, bytes: 12_662, endpoints: 4 }, ['GET /a', '*']))
    expect(findingTitles[code]).not.toBe('')
  })
  test.each(reconciliationReasons)('reconciliation %s', (code) => {
    const given = { short: (label: string) => label, verdictSentence: null, taintSentences: [] }
    expectSentence(reconcileSentences[code]({ n: {}, w: {}, ...given }))
    expectSentence(
      reconcileSentences[code]({ n: { value: 1, done: 1, total: 3 }, w: { run: 'v45', unit: 'ms' }, ...given }),
    )
  })
})

describe('sentences say the numbers and the run', () => {
  const said = (...args: Parameters<typeof reasonSentence>) => plainText(reasonSentence(...args))

  test('a ratio is told by its counts', () => {
    expect(said('ratio_violates', facts('success(login) > 99%', { measured: logins, run: 'v45' }))).toBe(
      '0 of 200 logins succeeded in v45; the rule asks for more than 99 %.',
    )
  })
  test('a ratio that only the count shows says how many requests it takes', () => {
    const measured = { ...logins, value: 1, low: 1, high: 1, counts: { part: 100, whole: 100 } }
    const given = facts('success(login) > 99%', { measured, run: 'v26b', proof: 'observed', numbers: { needed: 299 } })
    expect(said('ratio_satisfies', given)).toBe(
      '100 of 100 logins succeeded in v26b; the rule asks for more than 99 %. Observed, not shown: 100 of 299 logins.',
    )
  })
  test('a straddled limit gives the interval', () => {
    expect(said('interval_straddles', latencyFacts)).toBe(
      'P99 of all requests was 2 s (1.95 to 2.05 s) in v31; the rule asks for less than 2 s, and the true value may lie on either side.',
    )
  })
  test('a figure that the exact maximum cuts off is said as printed', () => {
    const measured = { ...latency, value: 2300, low: 2250, high: 2256 }
    expect(said('interval_violates', facts('p99(*) < 2s', { measured, run: 'v45' }))).toContain(
      '2.25 to 2.26 s (printed as 2.3 s)',
    )
  })
  test('a deciding maximum is named with its time', () => {
    const given = facts('p99(*) < 2s', { measured: latency, run: 'v31', numbers: { maxMs: 1880 } })
    expect(said('max_decides', given)).toBe(
      'The slowest request took 1.88 s in v31, so no percentile can be larger; the rule asks for P99 of less than 2 s.',
    )
  })
  test('an unknown is said by the name of what is unknown', () => {
    expect(said('not_attested', facts('attested(export-streaming)', { text: 'Export streaming working' }))).toBe(
      'Nobody has attested “Export streaming working”.',
    )
    expect(said('metric_not_measured', facts('metric(cache_hit_ratio) > 80%'))).toBe(
      'No evidence at hand measures cache hit ratio.',
    )
    expect(said('metric_not_measured', facts('coverage(unit) >= 90%'))).toBe(
      'No evidence at hand measures coverage by unit tests.',
    )
  })
})

test('every verdict, state and class has a glyph and a word of its own', () => {
  const distinct = (signs: Record<string, { glyph: string; word: string }>, keys: readonly string[]) => {
    expect(new Set(keys.map((key) => signs[key]!.glyph)).size).toBe(keys.length)
    expect(new Set(keys.map((key) => signs[key]!.word)).size).toBe(keys.length)
  }
  distinct(verdictSigns, verdicts)
  distinct(tierSigns, tierStates)
  distinct(classSigns, claimClasses)
})
