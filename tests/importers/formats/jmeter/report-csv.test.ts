import { describe, expect, it } from 'vitest'
import { countsOfShare, printedPercent, printedRate } from '~importers/formats/jmeter/printed'
import { runOf } from '../../../support/read-format'

const english =
  'Label,# Samples,Average,Median,90% Line,95% Line,99% Line,Min,Max,Error %,Throughput,Received KB/sec,Sent KB/sec'

describe("JMeter's report tables", () => {
  it('states failures as the counts that fit the rounded share', () => {
    const text = `${english}\nGET /a,16774,120,100,200,300,400,5,900,1.19%,3.5/sec,1,1\nTOTAL,16774,120,100,200,300,400,5,900,1.19%,3.5/sec,1,1\n`
    const { run, format } = runOf(text)
    expect(format).toBe('jmeter-report-csv')
    expect(run.aggregate).toMatchObject({ failures: null, ranges: { failures: { low: 199, high: 200 } } })
    expect(run.aggregate!.percentiles).toEqual([
      { percentile: 90, valueMs: 200 },
      { percentile: 95, valueMs: 300 },
      { percentile: 99, valueMs: 400 },
    ])
    expect(run.cannotMeasure).not.toContain('p95')
  })

  it('states one count where only one fits', () => {
    const { run } = runOf(`${english}\n/a,100,1,1,2,3,4,0,9,2.000%,3.5,1,1\nTOTAL,100,1,1,2,3,4,0,9,2.000%,3.5,1,1\n`)
    expect(run.aggregate).toMatchObject({ failures: 2, derived: ['failures'] })
    expect(run.aggregate!.ranges).not.toHaveProperty('failures')
  })

  it('reads a header in another language, with decimal commas, semicolons and configured percentiles', () => {
    const header =
      'Libellé;# Echantillons;Moyenne;Médiane;90% centile;97,5% centile;Min;Max;% Erreur;Débit;Ko/sec reçus'
    const { run } = runOf(
      `${header}\nPOST /b;40;12;11;20;25;3;30;0,00%;2,5/min;1,1\nTOTAL;40;12;11;20;25;3;30;0,00%;2,5/min;1,1\n`,
    )
    expect(run.aggregate).toMatchObject({ requests: 40, failures: 0, minMs: 3, maxMs: 30, medianMs: 11 })
    expect(run.aggregate!.rps).toBeCloseTo(2.5 / 60, 9)
    expect(run.aggregate!.percentiles.map(({ percentile }) => percentile)).toEqual([90, 97.5])
    expect(run.cannotMeasure).toContain('p95')
    expect(run.endpoints[0]!.key).toBe('POST /b')
  })

  it('reads a summary report, which has no percentiles', () => {
    const header = 'Label,# Samples,Average,Min,Max,Std. Dev.,Error %,Throughput,Received KB/sec,Sent KB/sec,Avg. Bytes'
    const { run } = runOf(
      `${header}\n/a,10,5,1,9,2.5,0.00%,180.0/min,1,1,512.0\nGESAMT,10,5,1,9,2.5,0.00%,180.0/min,1,1,512.0\n`,
    )
    expect(run.aggregate).toMatchObject({ key: '*', rps: 3, avgBytes: 512, percentiles: [] })
    expect(run.cannotMeasure).toEqual(expect.arrayContaining(['p50', 'p95', 'p99', 'median']))
    expect(run.truncated).toBe(false)
  })

  it('leaves out the one set of rows that the total does not count', () => {
    const rows = ['Buy,5,9,9,9,9,9,9,9,0.00%,1,1,1', '/a,7,4,4,4,4,4,1,9,0.00%,1,1,1', '/b,6,4,4,4,4,4,1,9,0.00%,1,1,1']
    const { run, rules } = runOf(`${english}\n${rows.join('\n')}\nTOTAL,13,4,4,4,4,4,1,9,0.00%,1,1,1\n`)
    expect(run.endpoints.map(({ key }) => key)).toEqual(['/a', '/b'])
    expect(rules).toEqual(['jmeter-controllers'])
  })

  it('keeps no row where several sets would explain the total', () => {
    const rows = ['Buy,5,9,9,9,9,9,9,9,0.00%,1,1,1', '/a,5,4,4,4,4,4,1,9,0.00%,1,1,1']
    const { run } = runOf(`${english}\n${rows.join('\n')}\nTOTAL,5,4,4,4,4,4,1,9,0.00%,1,1,1\n`)
    expect(run.endpoints).toEqual([])
    expect(run.aggregate?.requests).toBe(5)
  })

  it('decides nothing where the total is missing', () => {
    const { run } = runOf(`${english}\n/a,7,4,4,4,4,4,1,9,0.00%,1,1,1\n/b,6,4,4,4,4,4,1,9,0.00%,1,1,1\n`)
    expect([run.aggregate, run.truncated]).toEqual([null, true])
  })

  it('reads printed shares and rates with what their digits leave open', () => {
    expect(countsOfShare(1000, printedPercent('0.10%')!)).toEqual({ low: 1, high: 1 })
    expect(printedRate('12.5/hour')!.value).toBeCloseTo(12.5 / 3600, 12)
    expect([printedRate('fast'), printedRate('3/constructor'), printedPercent('5')]).toEqual([null, null, null])
    expect([printedPercent('101%'), printedPercent('-3%'), printedPercent('100%')?.value]).toEqual([null, null, 100])
  })
})
