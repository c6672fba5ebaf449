import { expect, test } from 'vitest'
import type { ClaimDraft } from '~/domain/reconcile/claim-draft'
import { finishClaims } from '~/domain/reconcile/claim-draft'
import { deviationOf, isRounding } from '~/domain/reconcile/deviation'
import { at } from '../../support/claims'

function draft(reason: ClaimDraft['reason'], line: number, over: Partial<ClaimDraft> = {}): ClaimDraft {
  return {
    kind: 'run_figure',
    class: 'contradicted',
    reason,
    subject: 'a',
    claim: { kind: 'document', document: 'tracker', place: at(line), words: reason },
    ...over,
  }
}

function lines(drafts: ClaimDraft[]): number[] {
  return finishClaims(drafts).map((claim) => claim.claim.place!.line)
}

test('figures that are far off come first, roundings after everything else that is refuted', () => {
  const figure = (line: number, subject: string, deviation: number) =>
    draft('figure_outside_precision', line, { subject, deviation })
  const other = draft('statuses_differ', 9, { kind: 'week', class: 'self_contradicted' })
  const unsupported = draft('run_not_at_hand', 10, { class: 'unsupported' })
  expect(
    lines([figure(1, 'a', 0.002), figure(2, 'b', 0.13), figure(3, 'c', 0.98), figure(4, 'c', 0.1), other, unsupported]),
  ).toEqual([3, 4, 2, 9, 1, 10])
})

test('a pass that rests on taint comes after criteria and the program, before weeks and figures', () => {
  expect(
    lines([
      draft('figure_outside_precision', 1, { deviation: 1 }),
      draft('criteria_claimed_but_tier_not_ready', 2, { kind: 'week' }),
      draft('pass_claimed_of_tainted_run', 3),
      draft('program_done_tiers_not_ready', 4, { kind: 'program' }),
      draft('ticked_but_not_met', 5, { kind: 'criterion' }),
    ]),
  ).toEqual([5, 4, 3, 2, 1])
})

test('a deviation is a share of the larger value; ratios count by their smaller side', () => {
  expect(deviationOf(9148, 200, 'count')).toBeCloseTo(0.978, 3)
  expect(deviationOf(61, 0, 'count')).toBe(1)
  expect(deviationOf(0, 0, 'count')).toBe(0)
  expect(isRounding(deviationOf(0.1264, 429 / 3385, 'ratio'))).toBe(true)
  expect(isRounding(deviationOf(0.988, 1 - 172 / 17938, 'ratio'))).toBe(false)
})
