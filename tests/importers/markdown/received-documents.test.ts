import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { DocumentPlan } from '~/domain/plan'
import { readDocument } from '~importers/markdown'
import { describeShared, sharedFolder } from '../../support/shared'

const read = new Map<string, DocumentPlan>()
function plan(name: string): DocumentPlan {
  const known = read.get(name)
  if (known !== undefined) return known
  const bytes = readFileSync(join(sharedFolder, 'documents', `${name}.md`))
  const fresh = readDocument({ file: `${name}.md`, bytes })
  read.set(name, fresh)
  return fresh
}

const final = () => plan('master-execution-tracker.final')
const week2 = () => plan('master-execution-tracker.week-2')
const counted = (document: DocumentPlan) => document.boxes.filter((box) => box.owner !== 'placeholder')
const ticked = (items: { ticked: boolean }[]) => items.filter((item) => item.ticked).length
const of = <T extends { place: { line: number } }>(items: T[], line: number) =>
  items.find((item) => item.place.line === line)

describeShared('the master tracker', () => {
  test('boxes and tasks of both snapshots, placeholders apart', () => {
    expect([ticked(counted(week2())), counted(week2()).length, week2().boxes.length]).toEqual([51, 153, 157])
    expect([ticked(counted(final())), counted(final()).length, final().boxes.length]).toEqual([138, 189, 193])
    expect([ticked(week2().tasks), week2().tasks.length]).toEqual([39, 96])
    expect([ticked(final().tasks), final().tasks.length]).toEqual([121, 132])
    expect(final().boxes.filter((box) => box.owner === 'other')).toEqual([])
  })

  test('both snapshots are one document', () => {
    expect(week2().slug).toBe(final().slug)
    expect([week2().role, final().role]).toEqual(['tracker', 'tracker'])
    expect([week2().lastUpdated?.date, final().lastUpdated?.date]).toEqual(['2026-01-11', '2026-01-14'])
    expect([final().startDate, final().endDate]).toEqual(['2026-01-11', '2026-03-08'])
    expect(final().budget).toMatchObject({ lowCents: 800_000, highCents: 1_150_000 })
    expect(final().rateCentsPerHour).toBe(3000)
  })

  test('nine weeks with goals, exit criteria and tiers', () => {
    for (const document of [week2(), final()]) {
      expect(document.weeks.map((week) => week.id)).toEqual(
        [0, 1, 2, 3, 4, 5, 6, 7, 8].map((number) => `week-${number}`),
      )
    }
    expect(final().weeks[1]).toMatchObject({
      number: 1,
      title: 'TIER 1 STABILIZATION',
      goal: 'Fix critical blockers, establish reliable baseline',
      tiers: ['tier-1'],
    })
    expect(final().weeks[1]!.exitCriteria?.text).toBe('>99% auth, <2s P99, Zero 100s outliers')
    expect(final().weeks[2]!.exitCriteria?.text).toBe('V2 endpoints P95 <300ms, Dashboard P95 <200ms')
  })

  test('every status of a week is kept, also where they disagree', () => {
    const statuses = (id: string) =>
      final()
        .weeks.find((week) => week.id === id)!
        .statuses.map((claim) => [claim.place.line, claim.status])
        .sort((a, b) => Number(a[0]) - Number(b[0]))
    expect(statuses('week-3')).toEqual([
      [19, 'done'],
      [298, 'in_progress'],
      [370, 'done'],
      [647, 'done'],
      [737, 'in_progress'],
    ])
    expect(statuses('week-0')).toContainEqual([54, 'in_progress'])
    expect(statuses('week-0')).toContainEqual([16, 'done'])
    expect(statuses('week-6')).toContainEqual([853, 'in_progress'])
    expect(statuses('week-6').filter(([line]) => line === 650 || line === 651)).toHaveLength(2)
  })

  test('statuses of the whole program', () => {
    expect(final().statuses.map((claim) => [claim.place.line, claim.status])).toEqual([
      [6, 'in_progress'],
      [13, 'done'],
      [37, 'done'],
      [601, 'done'],
      [853, 'in_progress'],
    ])
    expect(week2().statuses.every((claim) => claim.status === 'in_progress')).toBe(true)
  })

  test('day groups with days, dates and statuses; ids are unique', () => {
    expect(of(final().days, 192)).toMatchObject({
      id: 'week-1/day-3-5',
      fromDay: 3,
      toDay: 5,
      fromDate: '2026-01-13',
      toDate: '2026-01-15',
      title: 'Core Optimizations',
    })
    expect(
      final()
        .days.filter((day) => day.id.startsWith('week-7/'))
        .map((day) => day.id),
    ).toEqual(['week-7/day-31', 'week-7/day-31-33', 'week-7/day-31-integration-testing-fixes'])
    for (const document of [week2(), final()]) {
      const ids = [...document.days, ...document.tasks, ...document.criteria, ...document.deliverables].map(
        ({ id }) => id,
      )
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  test('tasks have references, estimates, notes and proofs', () => {
    expect(of(final().tasks, 65)).toMatchObject({
      id: 'week-1/1.1',
      ref: '1.1',
      text: 'Database indexes',
      estimateMinutes: 120,
      note: 'Applied via 0032_add_dashboard_performance_indexes',
      proofs: [{ kind: 'migration', text: '0032_add_dashboard_performance_indexes' }],
    })
    expect(of(final().tasks, 214)!.proofs.map((proof) => proof.text)).toEqual(['v26b', 'v27b', 'v28b'])
    expect(of(final().tasks, 540)!.estimateMinutes).toBeNull()
    expect(final().tasks.some((task) => task.proofs.some((proof) => proof.text === 'v2'))).toBe(false)
  })

  test('four groups of five criteria', () => {
    for (const document of [week2(), final()]) {
      expect(document.tiers.map((tier) => tier.id)).toEqual(['tier-1', 'tier-2', 'tier-3', 'production-readiness'])
      for (const tier of document.tiers) {
        expect(document.criteria.filter((criterion) => criterion.tierId === tier.id)).toHaveLength(5)
      }
    }
    expect(of(final().criteria, 701)).toMatchObject({
      id: 'tier-1/p99-response-time',
      text: 'P99 response time <2s',
      claimText: '✅ 2.1s (at boundary, acceptable)',
      ticked: true,
    })
  })

  test('risks, costs, deliverables, milestones, escalation and templates', () => {
    const document = final()
    expect(document.risks.filter((risk) => risk.active)).toHaveLength(4)
    const resolved = document.risks.filter((risk) => !risk.active)
    expect(resolved).toHaveLength(3)
    expect(resolved[0]).toMatchObject({ resolvedOn: '2026-01-11', text: 'Auth fix takes >2 days' })
    expect(document.costs.filter((line) => !line.isTotal)).toHaveLength(8)
    expect(document.costs[0]).toMatchObject({
      weekId: 'week-1',
      estimateMinutes: 2400,
      estimateCents: 120_000,
      actualMinutes: 960,
      actualCents: 48_000,
      approximate: true,
    })
    expect(document.costs.filter((line) => line.isTotal)).toMatchObject([
      { estimateMinutes: 19_200, estimateCents: 960_000, actualMinutes: 0, actualCents: 0, approximate: false },
    ])
    expect(document.deliverables).toHaveLength(32)
    expect(new Set(document.deliverables.map((item) => item.weekId)).size).toBe(8)
    expect(document.milestones.map((item) => [item.subject, item.weekId, item.ticked])).toEqual([
      ['week-1', 'week-1', true],
      ['tier-1', 'week-2', true],
      ['tier-2', 'week-4', false],
      ['tier-3', 'week-6', false],
      ['program', 'week-8', false],
    ])
    expect(document.escalations.map((rule) => [rule.contact, rule.slaMinutes])).toEqual([
      ['Tech Lead', 240],
      ['Project Manager', 1440],
      ['Stakeholder', 0],
    ])
    expect(document.templates.map((sheet) => sheet.sections.length)).toEqual([6, 7])
  })

  test('the backlog quote is an open point with priority and target', () => {
    expect(of(final().openPoints, 363)).toMatchObject({
      text: 'Login HTTP 500 Investigation',
      priority: 'LOW (production-ready, acceptable failure rate)',
      target: 'Week 4 or separate optimization sprint',
    })
  })

  test('places point at the received lines', () => {
    const lines = readFileSync(join(sharedFolder, 'documents/master-execution-tracker.final.md'), 'utf8').split('\n')
    for (const box of final().boxes) {
      const received = lines[box.place.line - 1]!.slice(box.place.column - 1)
      expect(received).toMatch(/^[-*] \[[ x]\] /)
      expect(received.startsWith('- [x]')).toBe(box.ticked)
    }
  })

  test('lost check marks are said and the rest is hardly noise', () => {
    const rules = final().diagnostics.filter(({ rule }) => rule !== 'mojibake-repaired')
    expect(rules.filter(({ rule }) => rule === 'symbol-lost').map(({ line }) => line)).toEqual([
      106, 107, 274, 275, 276, 277, 278,
    ])
    expect(rules.filter(({ rule }) => rule !== 'symbol-lost').length).toBeLessThan(5)
  })
})

describeShared('the plan documents', () => {
  test('eleven priorities with tier, owner, effort and targets', () => {
    const { priorities } = plan('strategic-priority-plan')
    expect(priorities.map(({ ref }) => ref)).toEqual([
      'P1.1',
      'P1.2',
      'P1.3',
      'P2.1',
      'P2.2',
      'P3.1',
      'P3.2',
      'P3.3',
      'P3.4',
      'P3.5',
      'P3.6',
    ])
    expect(priorities[1]).toMatchObject({ tierId: 'tier-1', effort: '3-4 days', owner: 'Dev' })
    expect(priorities[1]!.targets.map(({ text }) => text)).toContain('Dashboard: <200ms P99')
    expect(priorities[10]).toMatchObject({ tierId: 'tier-3', effort: '2+ weeks', owner: 'Dev' })
  })

  test('tiers carry goal, effort, cost and return', () => {
    const { tiers } = plan('strategic-priority-plan')
    expect(tiers.map(({ id, effort, cost }) => [id, effort, cost])).toEqual([
      ['tier-1', '7-10 days', '~$2,000-3,000 (developer time)'],
      ['tier-2', '8-10 days', '~$2,500-3,500'],
      ['tier-3', '10-15 days', '~$3,500-5,000'],
    ])
    expect(tiers.flatMap(({ statuses }) => statuses)).toEqual([])
  })

  test('no box of a plan document enters progress', () => {
    for (const name of ['strategic-priority-plan', 'quick-action-plan', 'week-1-implementation-guide']) {
      const document = plan(name)
      expect(document.role).toBe('plan')
      expect(document.tasks).toEqual([])
      expect(document.boxes.every(({ owner }) => owner === 'plan_item')).toBe(true)
    }
    const guide = plan('week-1-implementation-guide')
    const checklist = guide.planItems.filter((item) => item.kind === 'box' && item.place.line < 590)
    expect([checklist.length, checklist.filter(({ ticked: done }) => done).length]).toEqual([21, 0])
    expect(guide.planItems.filter((item) => item.kind === 'box' && item.ticked)).toHaveLength(4)
  })

  test('options, conditions, expected coverage, timelines and quick wins', () => {
    const { planItems } = plan('strategic-priority-plan')
    const paths = planItems.filter((item) => item.kind === 'option' && item.fields.investment !== undefined)
    expect(paths.map(({ fields }) => [fields.option, fields.investment])).toEqual([
      ['A', '$8,000-11,500'],
      ['B', '$4,000-6,000'],
      ['C', '$2,000-3,000'],
    ])
    const conditions = planItems.filter((item) => item.kind === 'condition' && item.fields.tier === 'tier-1')
    expect(conditions[0]).toMatchObject({ fields: { remark: 'YES - 46% failure' } })
    const browsers = planItems.filter((item) => item.kind === 'expected_coverage' && item.fields.browser !== undefined)
    expect(browsers.map(({ text }) => text)).toEqual(['Chrome', 'Firefox', 'Edge', 'Safari'])
    const endpoints = planItems.filter((item) => item.fields.endpoint?.includes('/templates/'))
    expect(endpoints.map(({ fields }) => fields.method)).toEqual(['GET', 'GET', 'POST', 'POST', 'POST'])
    expect(planItems.filter((item) => item.kind === 'timeline' && item.fields.owner === 'QA').length).toBeGreaterThan(0)
    expect(planItems.filter((item) => item.kind === 'quick_win' && item.fields.total === undefined)).toHaveLength(3)
  })

  test('the quick plan recommends option B and states exit criteria per tier', () => {
    const { planItems } = plan('quick-action-plan')
    const recommended = planItems.filter((item) => item.kind === 'option' && item.fields.recommended === 'yes')
    expect(recommended.map(({ fields }) => fields.option)).toEqual(['B'])
    const exit = planItems.filter((item) => item.group === 'Exit criteria' && item.fields.tier === 'tier-1')
    expect(exit.map(({ text }) => text)).toEqual(['>99% auth', '<2s P99', 'Zero 100s outliers'])
    expect(planItems.filter((item) => item.kind === 'watch')).toHaveLength(7)
  })
})
