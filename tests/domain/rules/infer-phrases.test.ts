import { describe, expect, test } from 'vitest'
import { inferRule } from '~/domain/rules'

/** Text, rule, whether a person must confirm it. */
type Row = [string, string, boolean]

describe('limits as teams word them', () => {
  test.each<Row>([
    ['p95 latency under 300 milliseconds', 'p95(*) < 300ms', false],
    ['no more than 0.1% errors', 'error(*) <= 0.1%', false],
    ['at least 500 rps', 'rps(*) >= 500', false],
    ['checkout p99 below 1.5s', 'p99(checkout) < 1.5s', false],
    ['Error budget: no more than 0.1% errors', 'error(*) <= 0.1%', false],
    ['error rate stays below 0.5%', 'error(*) < 0.5%', false],
    ['no requests slower than 5s', 'max(*) < 5s', false],
    ['p99 must be less than or equal to 2s', 'p99(*) <= 2s', false],
    ['95% of requests complete within 1s', 'p95(*) <= 1s', false],
    ['Throughput > 1.5k rps', 'rps(*) > 1500', false],
    ['p95 < 300ms over 10 minutes', 'p95(*) < 300ms', false],
    ['Peak throughput 120 requests per second', 'rps(*) >= 120', true],
    ['Availability ≥ 99.9%', 'metric(availability) >= 99.9%', false],
  ])('%s', (text, rule, operatorInferred) => {
    expect(inferRule(text)).toEqual({ rule, operatorInferred })
  })
})

describe('a negation turns its operator round', () => {
  test.each<Row>([
    ['p95 must not exceed 300ms', 'p95(*) <= 300ms', false],
    ['success rate never below 99%', 'success(*) >= 99%', false],
    ['throughput does not drop below 50 rps', 'rps(*) >= 50', false],
    ['Error rate tidak boleh lebih dari 1%', 'error(*) <= 1%', false],
  ])('%s', (text, rule, operatorInferred) => {
    expect(inferRule(text)).toEqual({ rule, operatorInferred })
  })
})

describe('Indonesian and German', () => {
  test.each<Row>([
    ['Tingkat keberhasilan login di atas 99%', 'success(login) > 99%', false],
    ['P95 waktu respons kurang dari 500 ms', 'p95(*) < 500ms', false],
    ['Tingkat kesalahan maksimal 0,5%', 'error(*) <= 0.5%', false],
    ['Minimal 20 permintaan/detik', 'rps(*) >= 20', false],
    ['Anmeldung: Erfolgsquote mindestens 99,5 %', 'success(login) >= 99.5%', false],
    ['P95 Antwortzeit höchstens 300 ms', 'p95(*) <= 300ms', false],
    ['Durchsatz über 40 Anfragen/s', 'rps(*) > 40', false],
  ])('%s', (text, rule, operatorInferred) => {
    expect(inferRule(text)).toEqual({ rule, operatorInferred })
  })
})

describe('what can be read in two ways is never decided by guess', () => {
  test.each<Row>([
    ['P95 < 1.500 ms', 'p95(*) < 1.500ms', true],
    ['p95 ≤ 300ms and p99 ≤ 1s', 'attested(p95-300ms-and-p99-1s)', false],
    ['p95 between 100 and 300 ms', 'attested(p95-between-100-and-300-ms)', false],
  ])('%s', (text, rule, operatorInferred) => {
    expect(inferRule(text)).toEqual({ rule, operatorInferred })
  })

  test('thousands and decimals are told apart by their digits', () => {
    expect(inferRule('p95 <= 1,500 ms')?.rule).toBe('p95(*) <= 1500ms')
    expect(inferRule('p95 <= 0,125 s')?.rule).toBe('p95(*) <= 0.125s')
  })
})
