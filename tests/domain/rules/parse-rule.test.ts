import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatRule, parseRule, type Rule } from '~/domain/rules'
import { makeLimit } from '~/domain/rules/parse-limit'
import { suffixesOf } from '~/domain/rules/rule'
import { loadMetrics, operators } from '~/domain/vocabulary'

function parsed(text: string): Rule {
  const result = parseRule(text)
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.error)}`)
  return result.rule
}

function errorOf(text: string, groups?: string[]) {
  const result = parseRule(text, groups === undefined ? {} : { groups })
  if (result.ok) throw new Error(`${text} parsed`)
  return result.error
}

describe('rules that parse and come back as written', () => {
  test.each([
    'p99(*) < 2s',
    'p99(each) < 2s',
    'success(login) > 99%',
    'p99("GET /x") < 1s',
    'p99.9(*) <= 1500ms',
    'max(*) < 100s',
    'error(client-metrics) == 0%',
    'error(*) < 0.05%',
    'rps(*) > 50',
    'rps(*) > 50 req/s',
    'coverage(unit) >= 90%',
    'tests(integration).failed == 0',
    'tests(browser:*).projects >= 4',
    'metric(cache_hit_ratio) >= 80%',
    'metric(memory) < 500 MB',
    'attested(export-streaming)',
    'delivered(runbooks)',
    'signed(stakeholder)',
    'targets(final) where tag = final',
    'p95(*) < 2 min where users >= 100 and requests >= 1000',
    'p95(v2) < 300ms where label = "v 26*" and tag = final',
    'max("GET /say \\"hi\\"") < 1s',
  ])('%s', (text) => {
    expect(formatRule(parsed(text))).toBe(text)
  })
})

describe('spellings are brought into one form', () => {
  test.each([
    ['P99( * )<2 seconds', 'p99(*) < 2s'],
    ['p99(*) ≤ 2,000 ms', 'p99(*) <= 2000ms'],
    ['success(login) > 099.50 %', 'success(login) > 99.50%'],
    ['requests(*) = 5', 'requests(*) == 5'],
    ['rps(*) > 50 rps', 'rps(*) > 50 req/s'],
    ['p99(*) < 2s WHERE users ≥ 1,000, tag == final', 'p99(*) < 2s where users >= 1000 and tag = final'],
  ])('%s becomes %s', (text, canonical) => {
    expect(formatRule(parsed(text))).toBe(canonical)
  })
})

test('values are exact fractions in canonical units', () => {
  expect(parsed('error(*) < 0.05%').limit).toMatchObject({ numerator: 5, denominator: 10_000, unit: 'ratio' })
  expect(parsed('p99(*) < 1.5s').limit).toMatchObject({ numerator: 15_000, denominator: 10, unit: 'ms' })
  expect(parsed('rps(*) > 50').limit).toMatchObject({ numerator: 50, denominator: 1, unit: 'req/s' })
})

describe('what is wrong, where, and the nearest known word', () => {
  test.each([
    ['', 'empty', 0, '', null],
    ['p9(*) < 2s', 'unknown_metric', 0, 'p9', 'p90'],
    ['sucess(login) > 99%', 'unknown_metric', 0, 'sucess', 'success'],
    ['p99 * < 2s', 'open_expected', 4, '*', null],
    ['p99() < 2s', 'selector_expected', 4, ')', null],
    ['p99(* < 2s', 'close_expected', 6, '<', null],
    ['p99("GET /x) < 2s', 'quote_unclosed', 4, '"GET', null],
    ['p99(*) 2s', 'operator_expected', 7, '2s', null],
    ['p99(*) <', 'value_expected', 8, '', null],
    ['p99(*) < fast', 'value_expected', 9, 'fast', null],
    ['p99(*) < 2', 'unit_missing', 10, '', null],
    ['p99(*) < 2 where users > 1', 'unit_missing', 10, '', null],
    ['p99(*) < 2%', 'unit_mismatch', 10, '%', null],
    ['success(login) > 99', 'unit_missing', 19, '', null],
    ['p99(*) < 2 secnds', 'unknown_unit', 11, 'secnds', 'seconds'],
    ['p99(*) < 2s when users > 1', 'trailing_text', 12, 'when', 'where'],
    ['p99(*) < 2s where user > 1', 'unknown_condition', 18, 'user', 'users'],
    ['p99(*) < 2s where users > many', 'condition_value_expected', 26, 'many', null],
    ['tests(unit) == 0', 'field_expected', 12, '==', null],
    ['tests(unit).faild == 0', 'unknown_field', 12, 'faild', 'failed'],
    ['attested(x) > 1', 'operator_not_allowed', 12, '>', null],
    ['coverage("x") > 90%', 'selector_not_allowed', 9, '"x"', null],
    ['p99(*) < 1234567890ms', 'number_too_long', 9, '1234567890ms', null],
  ])('%s: %s at %i', (text, code, position, word, suggestion) => {
    expect(errorOf(text)).toEqual({ code, position, word, suggestion })
  })

  test('an unknown group names the nearest group of the program', () => {
    expect(errorOf('p99(dashbord) < 2s', ['login', 'dashboard'])).toEqual({
      code: 'unknown_group',
      position: 4,
      word: 'dashbord',
      suggestion: 'dashboard',
    })
  })
})

const limits = fc.tuple(fc.integer({ min: 0, max: 99_999 }), fc.option(fc.stringMatching(/^[0-9]{1,4}$/)))

test('any load rule comes back from its text unchanged', () => {
  const rules = fc
    .record({
      metric: fc.constantFrom(...loadMetrics),
      selector: fc.oneof(
        fc.constant({ kind: 'all' as const }),
        fc.constant({ kind: 'each' as const }),
        fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/).map((name) => ({ kind: 'name' as const, name: `g${name}` })),
        fc
          .string({ minLength: 1, maxLength: 20 })
          .filter((text) => text.trim() !== '')
          .map((text) => ({ kind: 'endpoint' as const, text: text.replace(/[\n\r\u2028\u2029]/g, ' ').trim() || 'x' })),
      ),
      op: fc.constantFrom(...operators),
      parts: limits,
      choice: fc.nat(),
      users: fc.option(fc.integer({ min: 0, max: 999_999 })),
    })
    .map(({ metric, selector, op, parts, choice, users }): Rule => {
      const suffixes = suffixesOf(metric)
      const digits = parts[1] === null ? `${parts[0]}` : `${parts[0]}.${parts[1]}`
      const limit = makeLimit(digits, suffixes[choice % suffixes.length]!, metric === 'rps' ? 'req/s' : undefined)
      const where: Rule['where'] = users === null ? [] : [{ field: 'users', op: '>=', value: users }]
      return { metric, selector, field: null, op, limit, where }
    })
  fc.assert(
    fc.property(rules, (rule) => {
      expect(parseRule(formatRule(rule))).toEqual({ ok: true, rule })
    }),
  )
})

test('no text makes the parser throw', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60, unit: 'grapheme' }), (text) => {
      const result = parseRule(text)
      if (!result.ok) expect(result.error.position).toBeLessThanOrEqual(text.length)
    }),
  )
})
