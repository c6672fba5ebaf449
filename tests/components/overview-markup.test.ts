import { expect, test } from 'vitest'
import { overviewMarkup } from '~/components/overview-markup.server'
import { overviewReport } from '~/reports/overview'
import { sampleContext } from '../support/sample-context'

function sampleReport() {
  const { context } = sampleContext()
  return overviewReport(context.assessment, context.input)
}

test('the overview as markup has every target, every cell of its heatmap and every claim, with the report’s links', () => {
  const report = sampleReport()
  const markup = overviewMarkup(report, null, '')
  for (const { href } of report.targets.items)
    if (href !== null) expect(markup).toContain(`data-discover="true" href="${href}"`)
  for (const { href } of report.heatmap?.heatmap.rows ?? []) expect(markup).toContain(`href="${href}"`)
  for (const { href } of report.tiers) expect(markup).toContain(`data-prefetch="intent" href="${href}"`)
  expect(markup.match(/<tr/g)?.length).toBeGreaterThan(report.targets.items.length + report.evidence.length)
})

test('links that the page makes itself stay in the moment and the program of the address, and take nothing else along', () => {
  const report = sampleReport()
  expect(overviewMarkup(report, null, '')).toContain('href="/weeks"')
  const past = overviewMarkup(report, null, '?as-of=2026-01-20&n=1&program=ahsp"')
  expect(past).toContain('href="/weeks?as-of=2026-01-20&amp;program=ahsp%22"')
  expect(past).not.toContain('n=1')
  expect(overviewMarkup(report, null, '')).toContain('href="/weeks"')
})

test('the markup is that of this report and this curve: another of either is another markup', () => {
  const report = sampleReport()
  const changed = { ...report, verdictParts: [{ text: 'Ready.', href: null }] }
  expect(overviewMarkup(changed, null, '')).toContain('Ready.</h1>')
  expect(overviewMarkup(report, null, '')).not.toContain('Ready.</h1>')
  const spark = (words: string) => ({ width: 160, height: 36, lines: [], words })
  expect(overviewMarkup(report, spark('1 proven'), '')).toContain('1 proven')
  expect(overviewMarkup(report, spark('2 proven'), '')).toContain('2 proven')
  expect(overviewMarkup(report, null, '')).not.toContain(' proven</title>')
})

test('an address can be written in many ways, and each of them is answered for itself', () => {
  const report = sampleReport()
  for (let second = 0; second < 12; second += 1) {
    const asOf = `2026-01-20T00:00:${10 + second}Z`
    const markup = overviewMarkup(report, null, `?as-of=${asOf}`)
    expect(markup.match(/href="\/weeks\?as-of=[^"]*"/)?.[0]).toBe(`href="/weeks?as-of=${encodeURIComponent(asOf)}"`)
  }
})
