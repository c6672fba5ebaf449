import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readAsFound, reportOf } from '../../support/read-report'

const project = resolve(import.meta.dirname, '../../fixtures/vitest-project')
const vitest = resolve(import.meta.dirname, '../../../node_modules/vitest/vitest.mjs')

/** Runs Vitest on the fixture; it fails, as it should, and writes both reports. */
function runVitest(folder: string): Promise<void> {
  const args = [
    vitest,
    'run',
    `--config=${join(project, 'vitest.config.mjs')}`,
    `--root=${project}`,
    '--reporter=json',
    '--reporter=junit',
    `--outputFile.json=${join(folder, 'results.json')}`,
    `--outputFile.junit=${join(folder, 'junit.xml')}`,
  ]
  const env = { ...process.env }
  for (const name of Object.keys(env)) if (name.startsWith('VITEST')) delete env[name]
  return new Promise((done) => {
    execFile(process.execPath, args, { env, cwd: project }, () => done())
  })
}

test('what Vitest itself writes is read: one passed, one failed, two skipped, one file that failed to import', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-vitest-'))
  await runVitest(folder)
  const json = readAsFound(readFileSync(join(folder, 'results.json'), 'utf8'), 'results.json')
  const junit = readAsFound(readFileSync(join(folder, 'junit.xml'), 'utf8'), 'junit.xml')
  rmSync(folder, { recursive: true })
  expect([json.id, junit.id]).toEqual(['vitest-json', 'junit'])
  const listed = reportOf(json.result, 'tests')
  expect(listed.counts).toEqual({ total: 4, passed: 1, failed: 1, skipped: 2, flaky: 0 })
  expect(listed.broken).toMatch(/broken\.spec\.ts" failed as a whole/)
  expect(listed.failures.map(({ name }) => name)).toContain('adding adds wrongly')
  expect(listed.effectiveAt).not.toBeNull()
  const cases = reportOf(junit.result, 'tests')
  // Its JUnit names the file that could not be imported as one case in error.
  expect(cases.counts).toMatchObject({ passed: 1, failed: 2 })
})
