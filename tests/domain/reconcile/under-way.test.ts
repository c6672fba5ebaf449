import { expect, test } from 'vitest'
import { reconcileClaims } from '~/domain/reconcile'
import { at, makeFigure, makeInput, makeStatement, makeTarget } from '../../support/claims'

test('a current figure need not reach the final target while the program says that it is under way', () => {
  const reasonsAt = (percent: number) =>
    reconcileClaims(
      makeInput({
        progress: [{ subject: 'program', fromPercent: null, percent, words: `${percent}%`, place: at(3) }],
        targets: [makeTarget('p95-response-time', 'final', '<150ms')],
        metricStatements: [
          makeStatement('p95-response-time', makeFigure('p95', 600, { low: 599.5, high: 600.5, unit: 'ms' })),
        ],
      }),
    ).map((claim) => claim.reason)
  expect(reasonsAt(20)).toEqual(['figure_without_evidence'])
  expect(reasonsAt(100)).toContain('figure_fails_target')
})
