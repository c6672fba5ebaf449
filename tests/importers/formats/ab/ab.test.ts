import { describe, expect, it } from 'vitest'
import { failuresOf } from '~importers/formats/ab/failures'
import { readText, runOf } from '../../../support/read-format'

const report = (failed: string, non2xx = '') => `This is ApacheBench, Version 2.3 <$Revision: 1 $>

Document Path:          /api/items?a=1
Document Length:        335 bytes

Concurrency Level:      10
Time taken for tests:   2.500 seconds
Complete requests:      200
Failed requests:        ${failed}
${non2xx}Total transferred:      104000 bytes
HTML transferred:       67000 bytes
Requests per second:    80.00 [#/sec] (mean)
Time per request:       125.000 [ms] (mean)

Connection Times (ms)
              min  mean[+/-sd] median   max
Connect:        0    0   0.1      0       1
Processing:     1    3   2.1      2      14
Waiting:        0    2   1.9      2      12
Total:          1    3   2.1      2      15

Percentage of the requests served within a certain time (ms)
  50%      2
  66%      3
  75%      3
  80%      4
  90%      5
  95%      7
  98%      9
  99%     11
 100%     15 (longest request)
`

describe("ApacheBench's report", () => {
  it('is read with its units, and rounded times as ranges that decide nothing', () => {
    const { run } = runOf(report('0'))
    expect(run).toMatchObject({ tool: 'ab', users: { value: 10 }, durationS: { value: 2.5 }, exactExtremes: false })
    expect(run.aggregate).toMatchObject({ requests: 200, failures: 0, rps: 80, medianMs: 2, avgBytes: 335 })
    expect(run.aggregate!.ranges).toMatchObject({ minMs: { low: 0.5, high: 1.5 }, maxMs: { low: 14.5, high: 15.5 } })
    expect(run.aggregate!.percentiles.find(({ percentile }) => percentile === 95)).toEqual({
      percentile: 95,
      valueMs: 7,
      range: { low: 6.5, high: 7.5 },
    })
    expect(run.endpoints[0]).toMatchObject({ key: '/api/items?a=1', place: { line: 8 } })
    expect(run.cannotMeasure).toEqual(['p99.9', 'p99.99'])
  })

  it('counts responses besides 2xx as failures, which ab does not', () => {
    const { run, rules } = runOf(report('0', 'Non-2xx responses:      200\n'))
    expect(run.aggregate).toMatchObject({ failures: 200, derived: ['failures'] })
    expect(rules).toEqual(['ab-failures'])
  })

  it('does not take a length that differs for a failure, nor for none', () => {
    const { run } = runOf(
      report('30\n   (Connect: 0, Receive: 1, Length: 28, Exceptions: 1)', 'Non-2xx responses:      5\n'),
    )
    expect(run.aggregate).toMatchObject({ failures: null, ranges: { failures: { low: 5, high: 35 } } })
  })

  it('knows failures only as a range where ab does not print their kinds', () => {
    expect(failuresOf({ failed: 3, non2xx: 0, kinds: null }, 10)).toEqual({ low: 0, high: 3 })
    expect(failuresOf({ failed: null, non2xx: 0, kinds: null }, 10)).toBeNull()
  })
})

describe("ApacheBench's rows", () => {
  const header = 'starttime\tseconds\tctime\tdtime\tttime\twait\n'
  const row = (seconds: number, ms: number) => `Tue Mar 01 13:13:25 2016\t${seconds}\t1\t${ms - 1}\t${ms}\t1\n`

  it('give percentiles from every row and neither failures nor an exact rate', () => {
    const { run, rules } = runOf(header + row(1_456_827_200, 100) + row(1_456_827_203, 200) + row(1_456_827_203, 400))
    expect(run.aggregate).toMatchObject({ requests: 3, failures: null, rps: null, medianMs: 200 })
    expect(run.aggregate!.ranges!.rps!.low).toBeCloseTo(3 / 4.4, 9)
    expect(run.aggregate!.ranges!.rps!.high).toBeCloseTo(3 / 2.4, 9)
    expect(run).toMatchObject({ latencyScope: 'responses', exactExtremes: false })
    expect(run.cannotMeasure).toContain('error')
    expect(rules).toEqual(['ab-no-status'])
  })

  it('are not decided on where one is cut, and refused where there is none', () => {
    expect(runOf(`${header}${row(1_456_827_200, 100)}Tue Mar 01\t14568`).run.truncated).toBe(true)
    expect(readText(header).result?.kind).toBe('refused')
  })
})
