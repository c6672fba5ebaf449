import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { sheetSections } from '~/domain/review/sheet-sections'
import { cli, smallProgram } from '../support/cli'
import { makePlan } from '../support/make-plan'

const folder = mkdtempSync(join(tmpdir(), 'assay-standup-'))
const db = ['--db', join(folder, 'assay.sqlite')]

beforeAll(async () => {
  expect((await cli(['import', smallProgram, ...db])).code).toBe(0)
  return () => rmSync(folder, { recursive: true, force: true })
})

test('a stand-up tells the runs of the day before and the tasks of the day', async () => {
  const after = await cli(['standup', '2026-03-06', ...db])
  expect(after).toMatchObject({ code: 0 })
  expect(after.out).toContain('v2: 1,900 requests, 2 failed')
  const day = await cli(['standup', '2026-03-12', ...db])
  expect(day.out).toContain('## Yesterday')
  expect(day.out).toContain('## Today')
})

test('a day that has not begun, or is none, is refused', async () => {
  for (const day of ['2027-01-01', '2026-02-31', 'monday']) expect((await cli(['standup', day, ...db])).code).toBe(2)
  expect((await cli(['review', '9', ...db])).err).toContain('There is no week "9"')
  expect((await cli(['review', '1', '--version', '3', ...db])).code).toBe(2)
})

test('the review is one document as Markdown, CSV and JSON', async () => {
  const markdown = await cli(['review', '1', ...db])
  expect(markdown.out).toContain('# Week 1: Tier 1 Stabilization')
  expect(markdown.out).toContain('Ticked: 2 of 3')
  const csv = await cli(['review', '1', '--csv', ...db])
  expect(csv.out.split('\r\n')[0]).toBe('section,about,statement,value,before,note,source')
  const json = (await cli(['review', '1', '--json', ...db])).json() as { facts: { sheet: string; asOf: string } }
  expect(json.facts.sheet).toBe('week-1')
  // The first tracker came after the week: the week is reviewed as that tracker found it.
  expect(json.facts.asOf).toBe('2026-03-10T23:59:59.999Z')
})

test('the sections of a template keep its words and order; what it leaves out follows', () => {
  const place = { file: 'tracker.md', line: 9, column: 1 }
  const titles = ['Week', 'Dates', 'What we learned', 'Metrics', 'Kudos', 'Planned vs Actual']
  const plan = makePlan({ templates: [{ id: 't', title: 'Weekly review template', sections: titles, place }] })
  const { sections, template } = sheetSections(plan, 'week')
  expect(template?.title).toBe('Weekly review template')
  expect(sections.map(({ key, title }) => [key, title])).toEqual([
    ['lessons', 'What we learned'],
    ['metrics', 'Metrics'],
    ['kudos', 'Kudos'],
    ['planned', 'Planned vs Actual'],
    ['blockers', null],
    ['next', null],
    ['record', null],
  ])
  expect(sheetSections(null, 'day').sections.map(({ key }) => key)).toEqual([
    'yesterday',
    'today',
    'blockers',
    'metrics',
  ])
})
