import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { jmeterJtlCsv } from '~importers/formats/jmeter/jtl-csv'
import { decodeText, normaliseNewlines } from '~importers/text/decode'
import { readText, runOf } from '../../../support/read-format'

const header = 'timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,failureMessage,bytes'
const row = (at: number, ms: number, label: string, code = '200', success = 'true', message = 'OK') =>
  `${1_700_000_000_000 + at},${ms},${label},${code},${message},g 1-1,text,${success},,100`
const log = (...rows: string[]) => `${[header, ...rows].join('\n')}\n`

describe("JMeter's CSV log", () => {
  it('counts a failure where success is not true, whatever the response code', () => {
    const { run } = runOf(
      log(row(0, 10, '/a', '200', 'false'), row(10, 10, '/a', '500'), row(20, 10, '/a', '404', 'TRUE')),
    )
    expect(run.aggregate).toMatchObject({ requests: 3, failures: 1 })
  })

  it('knows no failures where the log has no column success', () => {
    const { run, rules } = runOf('timeStamp,elapsed,label,responseCode\n1700000000000,5,/a,500\n')
    expect(run.aggregate).toMatchObject({ requests: 1, failures: null, failuresPerS: null })
    expect(rules).toContain('jtl-no-success')
  })

  it('leaves transaction controllers out of rows and totals', () => {
    const controller = `1700000000000,30,Checkout,200,"Number of samples in transaction : 2, number of failing samples : 0",g 1-1,,true,,200`
    const { run, rules } = runOf(log(row(0, 10, 'GET /a'), row(10, 20, 'GET /b'), controller))
    expect(run.aggregate).toMatchObject({ requests: 2, maxMs: 20 })
    expect(run.endpoints.map(({ key }) => key)).toEqual(['GET /a', 'GET /b'])
    expect(rules).toEqual(['jtl-transactions'])
  })

  it('reads a log whose header is missing in the default order of that many columns', () => {
    const bare =
      '1700000000000;1425;GET /login;200;OK;g 1-1;text;true;3478;1016\n1700000001000;59;GET /b;200;OK;g;text;false;31;3\n'
    const { run, rules } = runOf(bare)
    expect(run.aggregate).toMatchObject({ requests: 2, failures: 1, avgBytes: (3478 + 31) / 2 })
    expect(run.endpoints[0]!.place.line).toBe(1)
    expect(rules).toContain('jtl-no-header')
  })

  it('reads tabs, columns in any order and sample variables in quotes', () => {
    const text = 'success\telapsed\tlabel\ttimeStamp\t"my var"\ntrue\t7\t/a\t1700000000000\tx\n'
    expect(runOf(text).run.aggregate).toMatchObject({ requests: 1, avgMs: 7 })
  })

  it('reads labels of several lines and names the line on which a row begins', () => {
    const { run } = runOf(log(row(0, 5, '"two\nlines"'), row(9, 6, '/b')))
    expect(run.endpoints.map(({ name, place }) => [name, place.line])).toEqual([
      ['two\nlines', 2],
      ['/b', 4],
    ])
  })

  it('ends a request at its stamp plus its time, and rates over first start to last end', () => {
    const { run } = runOf(log(row(1000, 9000, '/slow'), row(0, 10, '/a'), row(2000, 10, '/a')))
    expect(run.durationS).toEqual({ value: 10, source: 'derived' })
    expect(run.aggregate!.rps).toBe(0.3)
    expect(run.endedAt!.value).toBe('2023-11-14T22:13:30.000Z')
    expect(run.aggregate!.derived).toContain('rps')
  })

  it('takes percentiles from the samples by nearest rank', () => {
    const rows = Array.from({ length: 200 }, (_, index) => row(index, index + 1, '/a'))
    const { percentiles, medianMs } = runOf(log(...rows)).run.aggregate!
    const at = Object.fromEntries(percentiles.map(({ percentile, valueMs }) => [percentile, valueMs]))
    expect(at).toMatchObject({ 50: 100, 95: 190, 99: 198, 99.9: 200 })
    expect(medianMs).toBe(100)
  })

  it('keeps a second of the timeline for each second of the run', () => {
    const { history } = runOf(log(row(0, 10, '/a'), row(3000, 10, '/a', '500', 'false'))).run
    expect(history).toMatchObject({ rps: [1, 0, 0, 1], failuresPerS: [0, 0, 0, 1], totalRequests: [1, 1, 1, 2] })
    expect(history!.p95Ms).toEqual([10, null, null, 10])
  })

  it('says what failed with the assertion before the response', () => {
    const failed = `1700000000000,5,/a,200,OK,g,text,false,"Test failed: text expected",10`
    expect(runOf(log(failed, row(5, 5, '/a', '503', 'false', 'Unavailable'))).run.failures).toMatchObject([
      { error: 'Test failed: text expected', occurrences: 1 },
      { error: '503 Unavailable', occurrences: 1 },
    ])
  })

  it('knows durations and no time of day where stamps are a date pattern', () => {
    const text =
      'timeStamp,elapsed,label,success\n2024-02-24 07:42:21.250,100,/a,true\n2024-02-24 07:42:23.150,100,/a,true\n'
    const { run, rules } = runOf(text)
    expect(run.durationS?.value).toBe(2)
    expect([run.startedAt, run.history]).toEqual([null, null])
    expect(rules).toContain('jtl-no-time-zone')
  })

  it.each([
    ['13/02/2024 10:00:00', '14/02/2024 10:00:00', 86_400.1],
    ['02/13/24 10:00:00', '02/14/24 10:00:00', 86_400.1],
    ['02/03/2024 10:00:00', '02/03/2024 10:00:05', 5.1],
    ['01/02/2024 10:00:00', '02/02/2024 10:00:00', null],
  ])('tells day and month of %s and %s apart, or has no clock', (first, second, seconds) => {
    const { run } = runOf(`timeStamp,elapsed,label,success\n${first},100,/a,true\n${second},100,/a,true\n`)
    expect(run.aggregate?.rps === null).toBe(seconds === null)
    if (seconds !== null) expect(run.durationS?.value).toBeCloseTo(seconds, 6)
  })

  it('leaves out a cut last row and decides nothing', () => {
    const { run, rules } = runOf(`${log(row(0, 5, '/a'))}1700000000009,6,/b,20`)
    expect(run.aggregate?.requests).toBe(1)
    expect(run.truncated).toBe(true)
    expect(rules).toContain('cut-row')
  })

  it('goes on in the next line after a quote out of place', () => {
    const { run, rules } = runOf(log(row(0, 5, '/a'), row(5, 5, '"x" y'), row(9, 7, '/b')))
    expect(run.aggregate).toMatchObject({ requests: 2, maxMs: 7 })
    expect([run.truncated, rules]).toEqual([true, ['csv-quote']])
  })

  it('reads the newlines that Windows doubles', () => {
    const text = log(row(0, 5, '/a'), row(5, 6, '/b')).replaceAll('\n', '\r\r\n')
    expect(runOf(normaliseNewlines(text)).run.aggregate?.requests).toBe(2)
  })

  it('reads labels in a legacy encoding, which is guessed and said', () => {
    const bytes = iconv.encode(log(row(0, 5, '登录页面'), row(9, 6, '查询用户列表')), 'gbk')
    const { text, diagnostics } = decodeText(new Uint8Array(bytes), 'log.jtl')
    expect(runOf(text).run.endpoints.map(({ name }) => name)).toEqual(['登录页面', '查询用户列表'])
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['guessed-encoding'])
  })

  it('refuses a header without a row, and is not mistaken for tables of other tools', () => {
    expect(readText(`${header}\n`).result?.kind).toBe('refused')
    for (const text of [
      '',
      'Type,Name,Request Count\nGET,/a,1\n',
      'metric_name,timestamp\nhttp_reqs,1\n',
      'elapsed,a\n1,2\n',
    ]) {
      expect(jmeterJtlCsv.mismatch({ path: 'x', text, json: undefined })).not.toBeNull()
    }
  })

  it("knows the log of Taurus's Locust plug-in by its column method", () => {
    const text = 'timeStamp,label,method,elapsed,bytes,responseCode,responseMessage,success,allThreads,Latency\n'
    const { run } = runOf(`${text}1700000000000,/a,GET,5,10,200,OK,true,3,1\n`)
    expect(run).toMatchObject({ tool: 'locust', precision: 'exact', users: { value: 3 } })
    expect(run.endpoints[0]!.key).toBe('GET /a')
  })
})
