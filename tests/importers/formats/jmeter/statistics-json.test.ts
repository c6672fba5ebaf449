import { describe, expect, it } from 'vitest'
import { readText, runOf } from '../../../support/read-format'

const entry = (transaction: string, sampleCount: number, errorCount: number, more = {}) => ({
  transaction,
  sampleCount,
  errorCount,
  errorPct: 0,
  meanResTime: 12.5,
  minResTime: 1,
  maxResTime: 90,
  pct1ResTime: 30,
  pct2ResTime: 40,
  pct3ResTime: 80,
  throughput: 5,
  ...more,
})
const document = (...entries: ReturnType<typeof entry>[]) =>
  JSON.stringify(Object.fromEntries(entries.map((one) => [one.transaction, one])), null, 1)

describe("JMeter's statistics.json", () => {
  it('states percentiles under the default names with precision unknown, and says so', () => {
    const { run, rules } = runOf(document(entry('Total', 10, 1), entry('GET /a', 10, 1)))
    expect(run.precision).toBe('unknown')
    expect(run.aggregate!.percentiles.map(({ percentile }) => percentile)).toEqual([90, 95, 99])
    expect(rules).toContain('percentile-names-assumed')
    expect(run.cannotMeasure).toContain('p99.9')
  })

  it('states none where the three do not ascend', () => {
    expect(runOf(document(entry('Total', 10, 1, { pct1ResTime: 99 }))).run.aggregate!.percentiles).toEqual([])
  })

  it('has a median only where the version writes one, and rows with their lines', () => {
    const { run } = runOf(document(entry('Total', 10, 1), entry('GET /a', 10, 1, { medianResTime: 11 })))
    expect([run.aggregate!.medianMs, run.endpoints[0]!.medianMs]).toEqual([null, 11])
    expect(run.endpoints[0]!.place.line).toBe(15)
  })

  it('names a row without a label, and leaves out controllers', () => {
    const { run } = runOf(document(entry('', 4, 0), entry('Buy', 5, 1), entry('/a', 6, 1), entry('Total', 10, 1)))
    expect(run.endpoints.map(({ key }) => key)).toEqual(['(no name)', '/a'])
  })

  it('has no clock, and is no other JSON', () => {
    expect(runOf(document(entry('Total', 10, 1))).run).toMatchObject({
      startedAt: null,
      durationS: null,
      activeS: { value: 2 },
    })
    expect(readText('{"Total":{"sampleCount":1}}').format).not.toBe('jmeter-statistics')
  })
})
