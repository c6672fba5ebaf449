import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { FigureRow } from '~/domain/evidence'
import { examineRun } from '~/domain/forensics'
import { abRows, jtlCsv, jtlXml, type PlainRow, type PlainRun } from '../../support/independent-samples'
import { gatlingGlobal, jmeterAggregate, jmeterStatistics } from '../../support/independent-tables'
import { readEvidence, received } from '../../support/read-evidence'
import { readResultFile } from '../../support/read-format'
import { describeShared, sharedFolder } from '../../support/shared'

/** Nothing to take in: a file of no bytes. */
const refused = new Set(['jenkinsci__performance-plugin__emptyfile.jtl'])

const readers: Record<string, (text: string) => PlainRun> = {
  'jmeter-jtl-csv': jtlCsv,
  'jmeter-jtl-xml': jtlXml,
  'jmeter-statistics': jmeterStatistics,
  'jmeter-report-csv': jmeterAggregate,
  'gatling-global-stats': gatlingGlobal,
  'gatling-stats-js': gatlingGlobal,
  'ab-tsv': abRows,
}

function expectRow(row: FigureRow, plain: PlainRow) {
  const { requests, failures, avg, min, max } = plain
  expect({ requests: row.requests, failures: row.failures }).toEqual({ requests, failures })
  expect({ min: row.minMs, max: row.maxMs }).toEqual({ min, max })
  expect(row.avgMs).toBeCloseTo(avg, 6)
  for (const [percentile, value] of Object.entries(plain.at)) {
    expect(row.percentiles.find((one) => one.percentile === Number(percentile))?.valueMs).toBe(value)
  }
  if (plain.bytes !== undefined) expect(row.avgBytes).toBeCloseTo(plain.bytes, 6)
}

/** Labels as the importers name them. */
function keyOf(label: string): string {
  return label === '' ? '(no name)' : label
}

describeShared('real results of JMeter, Gatling, ab and Taurus', () => {
  const folder = join(sharedFolder, 'evidence/formats')
  const files = ['jmeter-jtl', 'jmeter-statistics', 'jmeter-aggregate', 'gatling', 'ab', 'locust'].flatMap((name) => {
    return readdirSync(join(folder, name))
      .filter((file) => name !== 'locust' || file.endsWith('.jtl'))
      .map((file) => join(folder, name, file))
  })

  it.each(files)('%s equals an independent reading', (path) => {
    const { format, result } = readResultFile(path)
    if (refused.has(path.slice(path.lastIndexOf('/') + 1))) return expect(format).toBeNull()
    expect(result?.kind).toBe('run')
    if (result?.kind !== 'run') return
    const plain = readers[format!]!(readFileSync(path, 'utf8'))
    const { aggregate, endpoints } = result.run
    expect(aggregate === null).toBe(plain.all === null)
    if (aggregate !== null && plain.all !== null) expectRow(aggregate, plain.all)
    expect(endpoints.map(({ key }) => key).sort()).toEqual(Object.keys(plain.rows).map(keyOf).sort())
    for (const [label, row] of Object.entries(plain.rows)) {
      expectRow(endpoints.find(({ key }) => key === keyOf(label))!, row)
    }
  })

  it('no finding says that an unedited one refutes itself', () => {
    const given = files.map((path) => received(path, new Uint8Array(readFileSync(path))))
    const { runs, refused: left } = readEvidence(given)
    expect(left.map(({ path }) => path.slice(path.lastIndexOf('/') + 1))).toEqual([...refused])
    const codes = runs.flatMap((run) => examineRun(run, { loginGlobs: [], earlier: [] }).map(({ code }) => code))
    expect(codes).not.toContain('totals_mismatch')
    expect(codes).not.toContain('figures_inconsistent')
  })

  it('all of them but the empty one are taken in', () => {
    expect(files.length - refused.size).toBe(17)
  })
})
