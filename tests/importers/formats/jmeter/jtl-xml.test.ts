import { describe, expect, it } from 'vitest'
import { readText, runOf } from '../../../support/read-format'

const open = '<?xml version="1.0" encoding="UTF-8"?>\n<testResults version="1.2">\n'
const sample = (ms: number, label: string, more = '', inner = '') =>
  `<httpSample t="${ms}" ts="170000000${ms}000" s="true" lb="${label}" rc="200" rm="OK" by="10" na="2"${more}>${inner}</httpSample>\n`

describe("JMeter's XML log", () => {
  it('counts a sample with embedded resources once', () => {
    const { run } = runOf(
      `${open}${sample(5, '/page', '', sample(3, '/page/style.css'))}${sample(7, '/b')}</testResults>`,
    )
    expect(run.aggregate).toMatchObject({ requests: 2, maxMs: 7, failures: 0 })
    expect(run.endpoints.map(({ key, place }) => [key, place.line])).toEqual([
      ['/page', 3],
      ['/b', 5],
    ])
  })

  it('counts what lies within a transaction in place of the transaction', () => {
    const rm = 'Number of samples in transaction : 2, number of failing samples : 0'
    const inner = sample(3, '/a', '', sample(1, '/a.css')) + sample(4, '/b')
    const text = `${open}<sample t="7" ts="1700000003000" s="true" lb="Buy" rm="${rm}">${inner}</sample></testResults>`
    const { run, rules } = runOf(text)
    expect(run.aggregate?.requests).toBe(2)
    expect(run.endpoints.map(({ key }) => key)).toEqual(['/a', '/b'])
    expect(rules).toEqual(['jtl-transactions'])
  })

  it('reads behind blanks before the prolog, with lines as in the file', () => {
    const { run } = runOf(`\n\n  ${open}${sample(5, '/a')}</testResults>`)
    expect(run.endpoints[0]!.place.line).toBe(5)
  })

  it('takes method and assertion from their elements', () => {
    const inner =
      '<assertionResult><failure>true</failure><failureMessage>no title</failureMessage></assertionResult><method class="java.lang.String">POST</method>'
    const { run } = runOf(`${open}${sample(5, '/login', '', inner).replace('s="true"', 's="false"')}</testResults>`)
    expect(run.endpoints[0]).toMatchObject({ key: 'POST /login', failures: 1 })
    expect(run.failures).toMatchObject([{ method: 'POST', error: 'no title' }])
  })

  it('keeps the samples before a cut and decides nothing', () => {
    const { run, rules } = runOf(`${open}${sample(5, '/a')}<httpSample t="6" ts="17000`)
    expect(run.aggregate?.requests).toBe(1)
    expect([run.truncated, rules]).toEqual([true, ['xml-broken']])
  })

  it('refuses a log without a sample and knows nothing of a file of no bytes', () => {
    expect(readText(`${open}</testResults>`).result?.kind).toBe('refused')
    expect(readText('').format).toBeNull()
  })
})
