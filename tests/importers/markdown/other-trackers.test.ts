import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readDocument } from '~importers/markdown'
import { describeShared, sharedFolder } from '../../support/shared'

/** Counted by hand: task-list boxes (all, ticked) and phases of any kind. */
const handCount: Record<string, { boxes: number; ticked: number; phases: string[] }> = {
  '1M-ARR-SaaS': { boxes: 13, ticked: 0, phases: ['month-0', 'month-4-6', 'month-4', 'month-7-12'] },
  kraftd: { boxes: 31, ticked: 0, phases: ['day-1', 'day-2', 'day-3'] },
  ClanMind: { boxes: 5, ticked: 0, phases: Array.from({ length: 10 }, (_, index) => `batch-${index + 1}`) },
  PHASE_2D: { boxes: 0, ticked: 0, phases: ['phase-2d'] },
  MIXMINGLE: { boxes: 8, ticked: 3, phases: ['phase-1', 'phase-2', 'phase-2a', 'phase-4'] },
}

describeShared('trackers of other projects', () => {
  const folder = join(sharedFolder, 'trackers')
  const plan = (part: string) => {
    const name = readdirSync(folder).find((candidate) => candidate.includes(part))!
    return readDocument({ file: name, bytes: readFileSync(join(folder, name)) })
  }

  for (const [part, expected] of Object.entries(handCount)) {
    test(`${part}: boxes and phases equal the hand count`, () => {
      const document = plan(part)
      expect(document.role).toBe('tracker')
      expect(document.boxes).toHaveLength(expected.boxes)
      expect(document.boxes.filter((box) => box.ticked)).toHaveLength(expected.ticked)
      expect(document.weeks.map((week) => week.id)).toEqual(expected.phases)
    })
  }

  test('an unfilled template says so field by field', () => {
    const rules = plan('1M-ARR-SaaS').diagnostics.map(({ rule }) => rule)
    expect(rules.filter((rule) => rule === 'field-unfilled')).toHaveLength(6)
  })

  test('statuses of phases come from headings, roadmap fences and tables', () => {
    const phases = plan('MIXMINGLE').weeks
    expect(phases.map((week) => week.statuses.at(-1)?.status)).toEqual(['done', 'planned', 'done', 'planned'])
    expect(
      plan('ClanMind')
        .weeks.map((week) => week.statuses[0]?.status)
        .slice(0, 3),
    ).toEqual(['in_progress', 'in_progress', 'planned'])
  })

  test('a phase with criteria of its own is a gate', () => {
    const document = plan('MIXMINGLE')
    expect(document.tiers.map((tier) => tier.id)).toEqual(['phase-1'])
    expect(document.criteria).toHaveLength(3)
    expect(document.risks.map((risk) => risk.impact)).toEqual(['HIGH', 'CRITICAL', 'CRITICAL', 'HIGH'])
  })

  test('status cells are counted apart from boxes', () => {
    const items = plan('PHASE_2D').glyphItems.filter((item) => item.place.line > 50)
    expect(items.map((item) => item.status)).toEqual(['done', 'done', 'done', 'done', 'in_progress', 'done', 'unknown'])
  })
})
