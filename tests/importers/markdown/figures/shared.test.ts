import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readDocument } from '~importers/markdown/index'
import { describeShared, sharedFolder } from '../../../support/shared'

function read(name: string) {
  return readDocument({ file: name, bytes: readFileSync(resolve(sharedFolder, 'documents', name)) })
}

describeShared('figures of the real documents', () => {
  test('the final tracker cites twenty data files and quotes the runs as written', () => {
    const plan = read('master-execution-tracker.final.md')
    const files = new Set(plan.quotedEvidence.flatMap((one) => one.files).filter((file) => file.endsWith('.csv')))
    expect(files.size).toBe(20)
    const v26b = plan.quotedEvidence.find((one) => one.runLabel?.startsWith('v26b (r4)'))!
    expect(v26b.figures.map((one) => [one.metric, one.endpoint, one.value])).toEqual([
      ['requests', null, 8962],
      ['failures', null, 0],
      ['p95', null, 600],
      ['p99', null, 2100],
      ['rps', null, 29.9],
      ['p95', 'Login POST', 1100],
    ])
    expect(plan.quotedEvidence.filter((one) => one.place.line > 860).map((one) => one.runLabel)).toEqual(['v39', 'v40'])
  })

  test('the final tracker states eight current metrics, seven final targets and a chain of progress', () => {
    const plan = read('master-execution-tracker.final.md')
    expect(plan.metricStatements.filter((one) => one.step === 'current')).toHaveLength(8)
    expect(plan.targets.filter((one) => one.step === 'final')).toHaveLength(7)
    const weeks = plan.progress.filter((one) => /^week-\d+$/.test(one.subject))
    expect(weeks.map((one) => one.percent)).toEqual([20, 25, 60, 70, 80, 85, 95, 100])
  })

  test('every target table of the plans is read', () => {
    const strategic = read('strategic-priority-plan.md')
    expect(strategic.targets.filter((one) => one.step === 'final').map((one) => one.metric)).toContain(
      'code-quality-score',
    )
    expect(strategic.targets.filter((one) => one.metric === 'p99-response-time' && one.step !== 'week-1')).toHaveLength(
      5,
    )
    const quick = read('quick-action-plan.md')
    expect(quick.targets.filter((one) => one.step === 'tier-3').map((one) => one.text)).toEqual([
      '>99%',
      '<300ms',
      '90%',
      '<0.05%',
    ])
    const guide = read('week-1-implementation-guide.md')
    expect(guide.targets.filter((one) => one.step === 'day-5').map((one) => one.rule)).toEqual([
      'success(login) > 99%',
      'p99(dashboard) < 1000ms',
      'error(client-metrics) == 0%',
      'p99(rekap-rab) < 2000ms',
    ])
  })
})
