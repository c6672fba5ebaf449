import { expect, test } from 'vitest'
import { z } from 'zod'
import { openApiDocument } from '~/reports/openapi'
import { namedReports, reportNamed, resolveSubject } from '~/reports/outputs'
import { markdownText, reportMarkdown } from '~/reports/outputs/markdown'
import type { ReportSubject } from '~/reports/outputs/report'
import { anyReportSchema, reportJson, reportSchema } from '~/reports/outputs/report-json'
import { sampleContext } from '../../support/sample-context'

const examples: Record<Exclude<ReportSubject, null>, string> = {
  tier: '1',
  criterion: 'tier-1/auth-success-rate',
  week: '3',
  run: 'v45',
}

test('every report of the sample keeps to its schema, to the letter, and reads as Markdown', () => {
  const { context, sources } = sampleContext()
  for (const report of namedReports) {
    const words = report.takes === null ? null : examples[report.takes]
    const found = resolveSubject(context, report.takes, words)
    if ('candidates' in found) throw new Error(`${report.name}: ${words} of ${found.candidates}`)
    const json = JSON.parse(JSON.stringify(reportJson(report, { sources, id: found.id })))
    expect(z.toJSONSchema(reportSchema(report)), report.name).toMatchObject({ type: 'object' })
    expect(anyReportSchema.parse(json), report.name).toEqual(json)
    const markdown = reportMarkdown(report, { sources, id: found.id })
    expect(markdown, report.name).toMatch(/^# \S.*\n\n/)
    expect(markdown, report.name).not.toMatch(/undefined|\[object|NaN|null/)
  }
})

test('a report about one thing says what there is where nothing was named, or nothing fits', () => {
  const { context } = sampleContext()
  expect(resolveSubject(context, 'tier', null)).toMatchObject({ candidates: expect.arrayContaining(['tier-1']) })
  expect(resolveSubject(context, 'week', '99')).toHaveProperty('candidates')
  expect(resolveSubject(context, null, 'anything')).toEqual({ id: null })
})

test('a report of nothing is null, as JSON and as Markdown', () => {
  const { sources } = sampleContext()
  for (const name of ['tier', 'criterion', 'week', 'run']) {
    const report = reportNamed(name)!
    expect(reportJson(report, { sources, id: 'nothing' })).toBeNull()
    expect(reportMarkdown(report, { sources, id: 'nothing' })).toBeNull()
  }
})

test('words of a document are no markup, inside a line and at its start', () => {
  expect(markdownText('a | b *c* `d` <e> [f](g) &lt; R&D')).toBe('a \\| b \\*c\\* \\`d\\` \\<e> \\[f\\](g) \\&lt; R&D')
  expect(markdownText('_x_ v45_200u')).toBe('\\_x\\_ v45_200u')
  for (const [text, safe] of [
    ['- x', '\\- x'],
    ['# x', '\\# x'],
    ['> x', '\\> x'],
    ['12. x', '12\\. x'],
    ['2.1 s', '2.1 s'],
  ] as const)
    expect(markdownText(text)).toBe(safe)
})

test('the API describes every report and every table', () => {
  const { paths } = openApiDocument()
  expect(paths).toHaveProperty('/api/v1/programs/{slug}/tables/{name}')
  const text = JSON.stringify(paths['/api/v1/programs/{slug}/reports/{name}'])
  for (const { name } of namedReports) expect(text).toContain(`"const":"${name}"`)
})
