import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Finding, Run } from '~/domain/evidence'
import { examineRun } from '~/domain/forensics'
import { integrityFindings } from '~/domain/vocabulary'
import { readEvidence, received } from '../../support/read-evidence'
import { describeShared, sharedFolder } from '../../support/shared'

/** Every run of a folder of real files, oldest first, with its findings. */
function examineFolder(folder: string): { run: Run; findings: Finding[] }[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => received(name, new Uint8Array(readFileSync(join(folder, name)))))
  const { runs } = readEvidence(files)
  const ordered = [...runs].sort((a, b) => String(a.effectiveAt).localeCompare(String(b.effectiveAt)))
  return ordered.map((run, at) => ({
    run,
    findings: examineRun(run, { loginGlobs: [], earlier: ordered.slice(0, at) }),
  }))
}

describeShared('findings on the real runs of the model program', () => {
  let examined: { run: Run; findings: Finding[] }[] = []
  beforeAll(() => {
    examined = examineFolder(join(sharedFolder, 'evidence/ahsp'))
  })
  const of = (token: string) => {
    const found = examined.filter(({ run }) => run.label.split('_').includes(token))
    expect(found.length, token).toBe(1)
    return found[0]!
  }
  const codes = (token: string) => of(token).findings.map((finding) => finding.code)

  test('no unedited run carries an integrity finding', () => {
    expect(examined).toHaveLength(67)
    const integrity = examined.flatMap(({ run, findings }) =>
      findings
        .filter((finding) => (integrityFindings as readonly string[]).includes(finding.code))
        .map((finding) => ({ label: run.label, ...finding })),
    )
    expect(integrity).toEqual([])
  })

  test.each(['v45', 'v25'])('%s is tainted by collapsed logins and by login pages', (token) => {
    expect(codes(token)).toEqual(expect.arrayContaining(['auth_collapse', 'login_page_responses']))
  })

  test('the numbers of v45: 200 of 200 logins failed, 51 endpoints answered with the login page', () => {
    const { findings } = of('v45')
    expect(findings.find(({ code }) => code === 'auth_collapse')?.numbers).toMatchObject({
      requests: 200,
      failures: 200,
    })
    expect(findings.find(({ code }) => code === 'login_page_responses')?.numbers).toMatchObject({
      bytes: 12662,
      endpoints: 51,
      responses: 15683,
    })
  })

  test.each(['v26b', 'v31', 'v34', 'v39'])(
    '%s carries no taint on the run, only error pages on its writes',
    (token) => {
      const { findings } = of(token)
      expect(findings.filter(({ severity, scope }) => severity === 'taint' && scope === 'run')).toEqual([])
      const pages = findings.filter(({ code }) => code === 'error_page_responses')
      expect(pages.map(({ scope, numbers }) => ({ scope, ...numbers }))).toMatchObject([
        { scope: 'endpoints', bytes: 2494, endpoints: 9, writeEndpoints: 10 },
      ])
      expect(pages[0]?.rows.every((key) => key.startsWith('POST '))).toBe(true)
    },
  )

  test.each([
    ['v17', 34],
    ['v45', 51],
  ])('%s: %d endpoints answer with the login page', (token, endpoints) => {
    const finding = of(token).findings.find(({ code }) => code === 'login_page_responses')
    expect(finding?.numbers.endpoints).toBe(endpoints)
  })

  test('runs in which only logging in was requested are named', () => {
    expect(codes('v24')).toContain('only_login_ran')
  })

  test('all runs are examined in a moment', () => {
    const runs = examined.map(({ run }) => run)
    const started = performance.now()
    for (const [at, run] of runs.entries()) examineRun(run, { loginGlobs: [], earlier: runs.slice(0, at) })
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describeShared('findings on real runs of other projects and versions', () => {
  test('only the two files that were edited by hand are refuted', () => {
    const refuted = examineFolder(join(sharedFolder, 'evidence/formats/locust')).flatMap(({ run, findings }) => {
      const integrity = findings.filter(({ code }) => code === 'totals_mismatch' || code === 'figures_inconsistent')
      return integrity.map(({ code }) => `${run.label}: ${code}`)
    })
    expect(refuted.sort()).toEqual([
      'esmy1990__locust-experiments__example: figures_inconsistent',
      'esmy1990__locust-experiments__example: totals_mismatch',
      'jenkinsci__performance-plugin__test_results: figures_inconsistent',
      'jenkinsci__performance-plugin__test_results: totals_mismatch',
    ])
  })
})
