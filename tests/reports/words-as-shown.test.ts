import { expect, test } from 'vitest'
import { plainWords, titleOf } from '~/reports/words-as-shown'

test('a heading in capitals is shown as a title; one with small letters is left alone', () => {
  expect(titleOf('TIER 2 PERFORMANCE - PHASE 1')).toBe('Tier 2 Performance - Phase 1')
  expect(titleOf('TIER 1 COMPLETION + V2 START')).toBe('Tier 1 Completion + V2 Start')
  expect(titleOf('THE TESTS OF THE API')).toBe('The Tests of the API')
  expect(titleOf('Stabilization of the API')).toBe('Stabilization of the API')
  expect(titleOf('QA')).toBe('QA')
  expect(titleOf('')).toBe('')
})

test('marks of passing and failing become plain, other pictures go', () => {
  expect(plainWords('✅ COMPLETE (60% overall)')).toBe('✓ COMPLETE (60% overall)')
  expect(plainWords('One place says “🔄 IN PROGRESS”')).toBe('One place says “IN PROGRESS”')
  expect(plainWords('❌ failed ⚠️ late')).toBe('✗ failed late')
  expect(plainWords('60% → 70% ↔ 3 ✔️')).toBe('60% → 70% ↔ 3 ✓')
  expect(plainWords('🎉')).toBe('(symbol)')
  expect(plainWords('⏳')).toBe('(hourglass)')
  expect(plainWords('⚠️')).toBe('(warning)')
  expect(plainWords('')).toBe('')
})

test('a quoted picture inside a sentence is called a symbol', () => {
  expect(plainWords('One place says “COMPLETE”, another “⏳” (pending).')).toBe(
    'One place says “COMPLETE”, another a symbol (pending).',
  )
})
