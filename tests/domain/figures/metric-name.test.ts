import { expect, test } from 'vitest'
import { compareToLimit, readLimit } from '~/domain/figures/limit'
import { metricSlug } from '~/domain/figures/metric-name'
import { readQuantity } from '~/domain/figures/quantity'

test.each([
  ['Auth %', 'auth-success-rate'],
  ['Auth Success', 'auth-success-rate'],
  ['Login success rate', 'auth-success-rate'],
  ['P99 Response Time', 'p99-response-time'],
  ['P99 (ms)', 'p99-response-time'],
  ['P95 V2 (ms)', 'p95-v2'],
  ['V2 endpoints P95', 'p95-v2'],
  ['Dashboard load time P99', 'p99-dashboard'],
  ['Error Rate', 'error-rate'],
  ['Throughput', 'throughput'],
  ['Write Operations coverage', 'write-coverage'],
  ['Coverage %', 'coverage'],
])('%s is the metric %s', (name, slug) => {
  expect(metricSlug(name)).toBe(slug)
})

test('a limit keeps its operator; a bare number takes the direction of its metric', () => {
  expect(readLimit('<20ms')).toMatchObject({ op: '<', value: 20, unit: 'ms', stated: true })
  expect(readLimit('<2,000ms for Week 1')).toMatchObject({ op: '<', value: 2000 })
  expect(readLimit('80%', { metric: 'coverage' })).toMatchObject({ op: '>=', value: 0.8, stated: false })
  expect(readLimit('80%')).toBeNull()
  expect(readLimit('N/A', { metric: 'coverage' })).toBeNull()
})

test('a figure satisfies, violates or leaves a limit open by its whole stated interval', () => {
  const limit = readLimit('<2s')!
  expect(compareToLimit(readQuantity('2.1s')!, limit)).toBe('violates')
  expect(compareToLimit(readQuantity('2.0s')!, limit)).toBe('open')
  expect(compareToLimit(readQuantity('1.9s')!, limit)).toBe('satisfies')
})
