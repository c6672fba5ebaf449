import { expect, test } from 'vitest'
import { plainText } from '~/reports/format'
import { reconcileSentences } from '~/reports/messages/reconcile'

type Reason = keyof typeof reconcileSentences

function sentence(
  reason: Reason,
  n: Record<string, number>,
  w: Record<string, string>,
  verdictSentence: string | null = null,
): string {
  return plainText(reconcileSentences[reason]({ n, w, short: (label) => label, verdictSentence, taintSentences: [] }))
}

test('a ticked criterion says the reason with its numbers; names keep their capitals', () => {
  const said = (verdict: string) => sentence('ticked_but_not_met', {}, { verdict: 'not_met' }, verdict)
  expect(said('0 of 200 logins succeeded in v45.')).toBe('Ticked; 0 of 200 logins succeeded in v45.')
  expect(said('The slowest request took 3.42 s.')).toBe('Ticked; the slowest request took 3.42 s.')
  expect(said('P99 was 2.1 s.')).toBe('Ticked; P99 was 2.1 s.')
})

test('tiers and weeks are called by name, not by id', () => {
  expect(sentence('milestone_tier_not_ready', {}, { tier: 'tier-1', state: 'blocked' })).toBe(
    'It is ticked, and Tier 1 is blocked.',
  )
  expect(
    sentence('progress_chain_break', { previous: 25, percent: 60 }, { previousSubject: 'week-2', subject: 'week-3' }),
  ).toBe('Week 2 ends at 25 %, Week 3 says 60 %.')
})

test('a sign that stands alone is said in words, words stand for themselves', () => {
  const said = (other: string) =>
    sentence('statuses_differ', {}, { status: '✅ COMPLETE', statusMeaning: 'done', other, otherMeaning: 'planned' })
  expect(said('⏳')).toBe('One place says “✅ COMPLETE”, another “⏳” (pending).')
  expect(said('⏳ Pending')).toBe('One place says “✅ COMPLETE”, another “⏳ Pending”.')
})

test('a figure that is far off is said plainly, one that is close with what its digits allow', () => {
  const w = { run: 'v19', metric: 'error', unit: 'ratio' }
  const close = { value: 0.1264, low: 0.1263, high: 0.1265, measured: 429 / 3385 }
  expect(sentence('figure_outside_precision', close, w)).toBe(
    'error rate is given as 12.63 to 12.65 %; v19 has 12.67 %.',
  )
  const far = { value: 210, low: 209.5, high: 210.5, measured: 2600 }
  expect(sentence('figure_outside_precision', far, { run: 'v28', metric: 'p95', unit: 'ms' })).toBe(
    'P95 is given as 210 ms; v28 has 2.6 s.',
  )
})

test('a figure that misses its target by far is said plainly', () => {
  const n = { value: 440, low: 439.5, high: 440.5, limit: 300 }
  const w = { metric: 'p99', unit: 'ms', target: '<300ms', step: 'final' }
  expect(sentence('figure_fails_target', n, w)).toBe('P99 is given as 440 ms; the target (final) is <300ms.')
})

test('a jump of a ratio is said in percent', () => {
  expect(
    sentence('figure_jump', { from: 0.6351, to: 0.9 }, { metric: 'Coverage %', unit: 'ratio', subject: 'week-6' }),
  ).toMatch(/63\.5.* % to 90 %/)
})
