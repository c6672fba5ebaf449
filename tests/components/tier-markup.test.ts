import { expect, test } from 'vitest'
import { tierMarkup } from '~/components/tier-markup.server'
import { badgeView } from '~/reports/badge-view'
import { tierReport } from '~/reports/tier'
import { sampleContext } from '../support/sample-context'

function sampleTier() {
  const { context } = sampleContext()
  const { assessment, input } = context
  const tier = assessment.tiers[0]!
  return {
    report: tierReport(assessment, input, tier.tier.id)!,
    history: { momentsText: '2 moments', rows: [] },
    badge: badgeView(context, 'http://127.0.0.1:3000', tier),
    maySign: false,
  }
}

test('a tier as markup has every criterion with its link, every row of its heatmap and its badge', () => {
  const shown = sampleTier()
  const markup = tierMarkup(shown, '')
  for (const { href } of shown.report.criteria) expect(markup).toContain(`data-prefetch="intent" href="${href}"`)
  for (const { href } of shown.report.heatmap.rows) expect(markup).toContain(`href="${href}"`)
  expect(markup).toContain(`src="${shown.badge.src}"`)
  expect(tierMarkup(shown, '?as-of=2026-01-20&n=1')).toContain('href="/tiers?as-of=2026-01-20"')
})

test('who may sign is offered it, and who may not is not, whoever asked before', () => {
  const shown = sampleTier()
  for (const maySign of [true, false, true]) {
    const markup = tierMarkup({ ...shown, maySign }, '')
    expect(markup.includes('Read the pack and sign')).toBe(maySign)
    expect(markup.includes('Read what would be signed')).toBe(!maySign)
  }
})

test('another history or another host of the badge is another markup', () => {
  const shown = sampleTier()
  const other = { ...shown, history: { ...shown.history, momentsText: '3 moments' } }
  expect(tierMarkup(shown, '')).toContain('2 moments')
  expect(tierMarkup(other, '')).toContain('3 moments')
  const badge = { ...shown.badge, markdown: 'https://assay.example' }
  expect(tierMarkup({ ...shown, badge }, '')).toContain('https://assay.example')
  expect(tierMarkup(shown, '')).not.toContain('https://assay.example')
})
