import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { planReport } from '~/reports/plan'
import type { PlanReport } from '~/reports/types-plan-page'
import { assessFolders } from '../support/assessed'
import { smallProgram } from '../support/cli'
import { describeShared, sharedFolder } from '../support/shared'

test('a program without any plan document says so and shows what its tracker has', () => {
  const { assessment, input } = assessFolders([smallProgram], '2026-03-15T12:00:00.000Z')
  const report = planReport(assessment, input)
  expect(report.emptyText).toBeNull()
  expect(report.tiers.length).toBe(assessment.tiers.length)
  expect(report.conditions).toEqual([])
  expect(JSON.stringify(report)).not.toMatch(/undefined|NaN|\[object /)
})

describeShared('the plan of the real documents', () => {
  let report: PlanReport
  beforeAll(() => {
    const paths = [join(sharedFolder, 'documents'), join(sharedFolder, 'evidence/ahsp')]
    const { assessment, input } = assessFolders(paths, '2026-01-15T15:59:59.999Z')
    report = planReport(assessment, input)
  })

  test('options A, B and C stand beside each other, with the one that is carried out and the one recommended elsewhere', () => {
    const lists = report.options.filter(({ ofProgram }) => ofProgram)
    expect(lists.map(({ items }) => items.map(({ letter }) => letter))).toEqual([
      ['A', 'B', 'C'],
      ['A', 'B', 'C'],
    ])
    for (const { items } of lists)
      expect(items.filter(({ chosen }) => chosen).map(({ letter }) => letter)).toEqual(['A'])
    expect(
      lists.map(({ items }) => items.filter(({ recommended }) => recommended).map(({ letter }) => letter)),
    ).toEqual([['B'], ['A']])
    expect(report.chosen?.sources.map(({ text }) => text)).toEqual([
      'master-execution-tracker.final.md:2',
      'week-1-implementation-guide.md:1',
    ])
    expect(report.optionsDiffer).toMatchObject([
      { sentence: expect.stringContaining('recommends option B'), against: { text: 'quick-action-plan.md:104' } },
    ])
  })

  test('conditions carry what the data say and the run that says it', () => {
    const answers = report.conditions.flatMap(({ group, items }) =>
      items.map(({ text, mark, run }) => [group, text, mark.word, run === null ? null : run.text]),
    )
    expect(answers.filter(([, , word]) => word !== 'not from data')).toEqual([
      // v45 is tainted: it measured the login page, so it shows no outliers and does not rule them out either.
      ['Execute Tier 1 If', 'You have 100+ second outliers', 'undecided', 'v45'],
      ['Execute Tier 2 If', 'Tier 1 is complete', 'does not hold', null],
      ['Execute Tier 2 If', 'Response times >1 second', 'undecided', 'v45'],
      ['Execute Tier 3 If', 'Tier 1 & 2 are complete', 'does not hold', null],
    ])
    expect(answers).toHaveLength(11)
    expect(report.conditions.map(({ advice }) => advice?.words)).toEqual([
      'START IMMEDIATELY',
      'EXECUTE AFTER TIER 1',
      'EXECUTE IF TIME PERMITS',
    ])
  })

  test('tiers, priorities, quick wins and timelines carry every wording with its place', () => {
    expect(report.tiers.map(({ effort }) => effort.map(({ text, sources }) => [text, sources.length]))).toEqual([
      [['7-10 days', 2]],
      [['8-10 days', 2]],
      [['10-15 days', 2]],
      [],
    ])
    expect(report.priorities.flatMap(({ items }) => items.map(({ ref }) => ref))).toEqual(
      'P1.1 P1.2 P1.3 P2.1 P2.2 P3.1 P3.2 P3.3 P3.4 P3.5 P3.6'.split(' '),
    )
    expect(report.quickWins.map(({ sources }) => sources.length)).toEqual([2, 2, 2])
    const weekOne = report.timelines.find(({ group }) => group === 'Week 1: Critical Stabilization')
    expect(weekOne?.columns.map(({ label }) => label)).toEqual(['Day', 'Priority', 'Task', 'Owner', 'Status'])
    expect(weekOne?.rows[0]).toMatchObject({
      cells: { owner: 'Dev' },
      source: { text: 'line 779', title: expect.stringContaining('strategic-priority-plan.md') },
    })
    expect(JSON.stringify(report)).not.toMatch(/undefined|NaN|\[object /)
  })
})
