import { describe, expect, it } from 'vitest'
import { readText, runOf } from '../../../support/read-format'

const stats = (name: string, total: string | number, ko: string | number, more = {}) => ({
  name,
  numberOfRequests: { total, ok: total, ko },
  minResponseTime: { total: 1, ok: 1, ko: 2 },
  maxResponseTime: { total: 900, ok: 900, ko: 3 },
  meanResponseTime: { total: 120, ok: 130, ko: 2 },
  percentiles1: { total: 100, ok: 110, ko: 2 },
  percentiles2: { total: 200, ok: 210, ko: 2 },
  percentiles3: { total: 300, ok: 310, ko: 3 },
  percentiles4: { total: 400, ok: 410, ko: 3 },
  meanNumberOfRequestsPerSecond: { total: 5, ok: 4.5, ko: 0.5 },
  ...more,
})
const tree = (root: string) => ({
  type: 'GROUP',
  name: root,
  stats: stats(root, 30, 3),
  contents: {
    'group_a-1': {
      type: 'GROUP',
      name: 'Checkout',
      stats: stats('Checkout', 20, 2),
      contents: {
        'req_pay-1': {
          type: 'REQUEST',
          name: 'POST /pay',
          path: 'Checkout / POST /pay',
          stats: stats('POST /pay', 20, 2),
        },
      },
    },
    'req_home-2': { type: 'REQUEST', name: 'GET /', path: 'GET /', stats: stats('GET /', 10, 1) },
  },
})

/** The tree as the script writes it: no quotes about the keys of nodes. */
function script(value: object): string {
  const text = JSON.stringify(value, null, 4).replace(/"(type|name|path|stats|contents)":/g, '$1:')
  return `var stats = ${text}\n\nfunction fillStats(stat){\n    $("#numberOfRequests").append(stat.numberOfRequests.total);\n}\n`
}

describe("Gatling's statistics", () => {
  it.each(['Global Information', 'All Requests'])(
    'reads the script with the root %s, groups not counted twice',
    (root) => {
      const { run, format } = runOf(script(tree(root)))
      expect(format).toBe('gatling-stats-js')
      expect(run.aggregate).toMatchObject({ key: '*', requests: 30, failures: 3, minMs: 1, maxMs: 900 })
      expect(run.endpoints.map(({ key, requests }) => [key, requests])).toEqual([
        ['GET /', 10],
        ['Checkout / POST /pay', 20],
      ])
      expect(run.truncated).toBe(false)
    },
  )

  it('reads padded texts, thousands and dashes', () => {
    const own = stats('All Requests', '    1,234,567', '        -', {
      meanNumberOfRequestsPerSecond: { total: '    15.62' },
    })
    const { aggregate } = runOf(script({ type: 'GROUP', name: 'All Requests', stats: own, contents: {} })).run
    expect(aggregate).toMatchObject({ requests: 1_234_567, failures: 0, rps: 15.62, failuresPerS: null })
    expect(aggregate!.ranges!.rps!.low).toBeCloseTo(15.615, 9)
    expect(aggregate!.ranges!.avgMs).toEqual({ low: 119.5, high: 120.5 })
  })

  it('states percentiles under the default names with precision unknown, of all requests, and tells those of successes', () => {
    const { run, rules } = runOf(script(tree('All Requests')))
    expect(run.precision).toBe('unknown')
    expect(run.aggregate!.percentiles).toEqual([
      { percentile: 50, valueMs: 100 },
      { percentile: 75, valueMs: 200 },
      { percentile: 95, valueMs: 300 },
      { percentile: 99, valueMs: 400 },
    ])
    expect(rules).toEqual(['percentile-names-assumed', 'gatling-successes'])
    expect(run.cannotMeasure).toContain('p90')
  })

  it('reads stats.json and global_stats.json with numbers', () => {
    expect(runOf(JSON.stringify(tree('Global Information'))).format).toBe('gatling-stats-json')
    const { run, format } = runOf(JSON.stringify(stats('Global Information', 388, 1)))
    expect(format).toBe('gatling-global-stats')
    expect(run.aggregate).toMatchObject({ requests: 388, failures: 1 })
    expect(run.endpoints).toEqual([])
  })

  it('keeps what stands before a cut and decides nothing', () => {
    const text = script(tree('All Requests'))
    const { run, rules } = runOf(text.slice(0, text.indexOf('"req_home-2"') + 40))
    expect(run.aggregate?.requests).toBe(30)
    expect(run.endpoints.map(({ key }) => key)).toEqual(['Checkout / POST /pay'])
    expect([run.truncated, rules[0]]).toEqual([true, 'cut-file'])
  })

  it('runs nothing of the script', () => {
    const text = `var stats = { name: "x", stats: (() => { globalThis.ran = true })(), numberOfRequests: 1 }`
    expect(readText(text).result?.kind).toBe('refused')
    expect('ran' in globalThis).toBe(false)
  })
})
