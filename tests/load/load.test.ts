import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { assessProgram } from '~/domain/assess'
import { openDatabase } from '~db/client.server'
import { loadProgramState } from '~db/queries/load-state'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { temporaryFolder } from '../support/temporary'
import { loadProgram } from './judge'
import { runLoad } from './run-load'

const built = existsSync(resolve(import.meta.dirname, '../../build/node/cli.js'))

const isCi = process.env.CI !== undefined

test.skipIf(!built)(
  `an office at work gets the pages it asks for, nine reads to a write, as a run that Assay can read${built ? '' : ' (skipped: nothing is built)'}`,
  async () => {
    const folder = temporaryFolder()
    // Nothing here asserts a time, so whatever runs beside it does no harm; most of the minute is thinking.
    const size = isCi ? { minutes: 1, think: { from: 2, to: 5 } } : { minutes: 0.15, think: { from: 1, to: 3 } }
    const done = await runLoad({
      folder,
      users: 40,
      programs: 2,
      ...size,
      seed: 7,
      keepIn: null,
      write: false,
      say: () => {},
    })
    expect(done.failures).toEqual([])
    expect(done.exceptions).toEqual([])
    expect(done.requests).toBe(done.reads + done.writes)
    expect(done.writes).toBeGreaterThan(0)
    expect(done.writes / done.requests).toBeLessThan(0.2)
    const [run] = buildImport(discover(done.files).files).runs
    expect(run?.aggregate?.requests).toBe(done.requests)
  },
  240_000,
)

test('the program of the load has a rule for each of its targets and nothing that is not understood', () => {
  const result = buildImport(discover([loadProgram]).files)
  expect(result.refused).toEqual([])
  expect(result.diagnostics).toEqual([])
  expect(result.documents.flatMap(({ plan }) => plan.diagnostics)).toEqual([])
  const db = openDatabase(':memory:')
  ingest(db, result, { importedAt: '2026-12-01T00:00:00.000Z' })
  const judged = assessProgram(loadProgramState(db, { program: 'assay-under-load', asOf: '2026-12-01T00:00:00.000Z' }))
  db.close()
  const rules = judged.tiers.flatMap(({ criteria }) => criteria.map(({ criterion }) => criterion.id))
  expect(rules).toEqual([
    'tier-1/error-rate',
    'tier-1/p50-response-time',
    'tier-1/p95-response-time',
    'tier-1/p99-response-time',
    'tier-1/throughput',
  ])
  for (const id of rules) expect(readFileSync(join(loadProgram, 'program.md'), 'utf8')).toContain(`  ${id}: `)
})
