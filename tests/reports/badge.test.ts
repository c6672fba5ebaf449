import { expect, test } from 'vitest'
import { tierStates } from '~/domain/vocabulary'
import { badgeSvg, badgeWords } from '~/reports/badge'
import { badgeMarkdown } from '~/reports/badge-view'
import { tierSigns } from '~/reports/glyphs'
import { reportContext } from '~/reports/report-context'
import { makeAssessed, makeLoginRun } from '../support/assessment-factory'
import { makeCriterion } from '../support/make-state'

function contextOf() {
  const { assessment, input } = makeAssessed({
    criteria: [makeCriterion('Auth success rate >99%', { ticked: true })],
    runs: [makeLoginRun('load_v45', 200)],
  })
  return reportContext(assessment, input)
}

test('a badge says the computed state with glyph and word, for the program and for each tier', () => {
  const context = contextOf()
  const [tier] = context.assessment.tiers
  expect(badgeWords(context, tier!.tier.id)?.message).toBe(
    `${tierSigns[tier!.state].glyph} ${tierSigns[tier!.state].word}`,
  )
  expect(badgeWords(context, 'program')?.message).toMatch(/, 0 of 1 tiers ready$/)
  expect(badgeWords(context, 'tier-99')).toBeNull()
})

test('every state has a badge, and it is well formed whatever the words are', () => {
  for (const state of tierStates)
    expect(badgeSvg({ label: 'Tier 1', message: tierSigns[state].word, token: tierSigns[state].token })).toContain(
      '<svg',
    )
  const svg = badgeSvg({ label: '</svg><script>alert(1)</script>&"\u0000', message: `'"><img src=x>`, token: 'met' })
  expect(svg).not.toMatch(/<script|<img|\0/)
  expect(tagsBalance(svg)).toBe(true)
})

test('the line for a README escapes what Markdown would read', () => {
  expect(badgeMarkdown('https://a.example', '/badges/tier-1.svg', '/tiers/tier-1', 'a ] b')).toBe(
    '[![a \\] b](https://a.example/badges/tier-1.svg)](https://a.example/tiers/tier-1)',
  )
})

/** Every element that opens is closed in order, and no ampersand stands alone. */
function tagsBalance(xml: string): boolean {
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(xml)) return false
  const open: string[] = []
  for (const [, close, name, self] of xml.matchAll(/<(\/?)([\w:]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (close === '/') {
      if (open.pop() !== name) return false
    } else if (self !== '/') open.push(name as string)
  }
  return open.length === 0 && !xml.replace(/<[^<>]*>/g, '').includes('<')
}
