import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Assessment } from '~/domain/assessment'
import { commitmentsFilter, deliverablesReport, milestonesReport } from '~/reports/commitments'
import { clockLines } from '~/reports/escalation'
import { risksFilter, risksReport } from '~/reports/risks-page'
import type { ReportInput } from '~/reports/types-common'
import { assessFolders } from '../support/assessed'
import { describeShared, sharedFolder } from '../support/shared'

const none = new URLSearchParams()

describeShared('risks, clocks and promises of the real documents', () => {
  let assessment: Assessment
  let input: ReportInput

  beforeAll(() => {
    const paths = [join(sharedFolder, 'documents'), join(sharedFolder, 'evidence/ahsp')]
    ;({ assessment, input } = assessFolders(paths, '2026-02-20T00:00:00.000Z'))
  })

  test('four active risks stand in a matrix of three steps, three are said resolved', () => {
    const page = risksReport(assessment, input, risksFilter(none))
    expect(page.tabs.map(({ label, count }) => [label, count])).toEqual([
      ['All', 7],
      ['Active', 4],
      ['Said resolved', 3],
      ['Have happened', 1],
    ])
    expect(page.matrix?.steps).toBe(3)
    expect(page.unplaced).toEqual([])
    expect(page.openPoints).toHaveLength(6)
    expect(JSON.stringify(page)).not.toMatch(/\bundefined\b|\bNaN\b|\[object /)
  })

  test('“Auth fix takes >2 days” is called resolved, and the criterion that its words name is not met', () => {
    const [risk] = risksReport(assessment, input, risksFilter(new URLSearchParams('show=happened'))).risks
    expect(risk).toMatchObject({ text: 'Auth fix takes >2 days', active: false, mark: { word: 'may have happened' } })
    expect(risk?.links[0]).toMatchObject({ criterionId: 'tier-1/auth-success-rate', run: { text: 'v45' } })
    expect(risk?.links[0]?.sentence).toContain('0 of 200 logins succeeded in v45')
  })

  test('three escalation rules: Tier 1 is blocked since v17, week 4 and its milestone are late, money is not over', () => {
    const { rules } = risksReport(assessment, input, risksFilter(none)).escalation
    expect(rules.map(({ trigger, clocks }) => [trigger, clocks.length])).toEqual([
      ['Technical Blockers', 1],
      ['Budget Overrun', 0],
      ['Schedule Delays >2 days', 2],
    ])
    expect(
      clockLines(assessment, input).map(({ sentence, contactText, standing }) => [standing, contactText, sentence]),
    ).toEqual([
      ['overdue', 'Tech Lead', 'Tier 1 is blocked: 3 of 5 criteria not met, first “P99 response time <2s” in v17.'],
      ['overdue', 'Stakeholder', 'The milestone “Tier 2 Complete (Week 4)” was due on 7 Feb 2026 and is not ticked.'],
      ['overdue', 'Stakeholder', 'Week 4: Tier 2 Performance - Phase 2 ended on 7 Feb 2026 with 7 of 28 tasks open.'],
    ])
  })

  test('five milestones: both that are called reached are contradicted', () => {
    const { items } = milestonesReport(assessment, input, commitmentsFilter(none))
    expect(items.map(({ text, state }) => [text, state])).toEqual([
      ['Week 1 Complete', 'contradicted'],
      ['Tier 1 Complete (Week 2)', 'contradicted'],
      ['Tier 2 Complete (Week 4)', 'overdue'],
      ['Tier 3 Complete (Week 6)', 'open'],
      ['Project Complete (Week 8)', 'open'],
    ])
  })

  test('32 deliverables: of ten that are ticked, two name runs that are at hand and clean', () => {
    const page = deliverablesReport(assessment, input, commitmentsFilter(none))
    expect(page.items).toHaveLength(32)
    expect(page.summary).toBe('8 overdue, 8 claimed without proof, 14 open, 2 claimed and proven')
    const proven = page.items.filter(({ state }) => state === 'proven')
    expect(proven.map(({ text }) => text)).toEqual([
      'Load test results',
      'Load test v32/v34 results (V2 improvement validated)',
    ])
    expect(proven.flatMap(({ claims }) => claims.map(({ mark }) => mark.class))).toEqual(['supported', 'supported'])
    expect(JSON.stringify(page)).not.toMatch(/\bundefined\b|\bNaN\b|\[object /)
  })
})
