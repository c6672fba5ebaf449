import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { examineRun } from '~/domain/forensics'
import { discover } from '~importers/discover'
import { independentFigures } from '../../../support/independent-load-tools'
import { readEvidence } from '../../../support/read-evidence'
import { describeShared, hasShared, sharedFolder } from '../../../support/shared'

const folders = ['k6-summary', 'k6-csv', 'artillery', 'autocannon', 'wrk', 'vegeta']
const files = folders.flatMap((folder) => {
  const path = join(sharedFolder, 'evidence/formats', folder)
  return hasShared ? readdirSync(path).map((name): [string, string] => [folder, join(path, name)]) : []
})

describeShared('every real file of k6, Artillery, autocannon, wrk and vegeta', () => {
  test('there are nine of them', () => {
    expect(files).toHaveLength(9)
  })

  test.each(files)('%s gives what an independent reading gives: %s', (folder, path) => {
    const { runs, refused } = readEvidence(discover([path]).files)
    expect(refused).toEqual([])
    const [run] = runs
    const wanted = independentFigures(folder, path)
    const row = run!.aggregate!
    expect([row.requests, row.failures]).toEqual([wanted.requests, wanted.failures])
    expect(run!.durationS!.value).toBeCloseTo(wanted.durationS, 3)
    for (const [name, ms] of Object.entries(wanted.times)) {
      const found =
        name === 'avg'
          ? row.avgMs
          : name === 'min'
            ? row.minMs
            : name === 'max'
              ? row.maxMs
              : row.percentiles.find(({ percentile }) => percentile === Number(name))?.valueMs
      expect([name, found]).toEqual([name, expect.closeTo(ms, 6)])
    }
  })

  test('no finding says that an unedited one refutes itself', () => {
    const { runs } = readEvidence(discover(files.map(([, path]) => path)).files)
    const codes = runs.flatMap((run) => examineRun(run, { loginGlobs: [], earlier: [] }).map(({ code }) => code))
    expect(runs).toHaveLength(9)
    expect(codes).not.toContain('totals_mismatch')
    expect(codes).not.toContain('figures_inconsistent')
  })
})
