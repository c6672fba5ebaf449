import type { CostLine, QuotedEvidence } from '../plan'
import { type ClaimDraft, inDocument } from './claim-draft'
import { deviationOf } from './deviation'
import type { DocumentsInput } from './of-documents'
import { doneClaim } from './week-claims'

const columns = [
  ['estimate_hours', 'estimateMinutes'],
  ['estimate_cost', 'estimateCents'],
  ['actual_hours', 'actualMinutes'],
  ['actual_cost', 'actualCents'],
] as const satisfies readonly [string, keyof CostLine][]

/** The stated total of each column against the sum of its rows (minutes, cents). */
function costTotals(input: DocumentsInput): ClaimDraft[] {
  const plan = input.tracker
  const total = plan.costs.find((line) => line.isTotal)
  if (total === undefined) return []
  return columns.flatMap(([column, key]): ClaimDraft[] => {
    const stated = total[key]
    const rows = plan.costs.filter((line) => !line.isTotal).flatMap((line) => line[key] ?? [])
    if (stated === null || rows.length === 0) return []
    const sum = rows.reduce((left, right) => left + right, 0)
    const agrees = sum === stated
    return [
      {
        kind: 'total',
        class: agrees ? 'supported' : 'self_contradicted',
        reason: agrees ? 'total_is_sum' : 'total_is_not_sum',
        subject: total.id,
        numbers: { stated, sum },
        words: { column },
        claim: inDocument(plan, total.phase, total.place),
      },
    ]
  })
}

/** "0h" on a week that is called complete is "not recorded". */
function missingActuals(input: DocumentsInput): ClaimDraft[] {
  const plan = input.tracker
  return plan.costs.flatMap((line): ClaimDraft[] => {
    const week = plan.weeks.find((one) => one.id === line.weekId)
    const claim = week === undefined ? null : doneClaim(plan, week)
    if (line.isTotal || line.actualMinutes !== 0 || claim === null) return []
    return [
      {
        kind: 'total',
        class: 'unsupported',
        reason: 'actuals_not_recorded',
        subject: line.id,
        weekId: line.weekId,
        words: { week: line.weekId ?? line.phase },
        claim: inDocument(plan, line.phase, line.place),
        against: inDocument(plan, claim.words, claim.place),
      },
    ]
  })
}

const parts = ['tests_passed', 'tests_failed', 'tests_skipped', 'tests_errors']

/** "Collected: 709" beside passed, skipped and errors that sum to 712. */
function testSums(input: DocumentsInput, evidence: QuotedEvidence): ClaimDraft[] {
  const total = evidence.figures.find((figure) => figure.metric === 'tests_collected')
  const counted = evidence.figures.filter((figure) => parts.includes(figure.metric))
  if (total === undefined || counted.length < 2) return []
  const sum = counted.reduce((left, figure) => left + figure.value, 0)
  if (sum === total.value) return []
  return [
    {
      kind: 'total',
      class: 'self_contradicted',
      reason: 'parts_do_not_sum',
      subject: evidence.id,
      weekId: evidence.weekId,
      numbers: { sum, total: total.value },
      words: { parts: counted.map((figure) => figure.value).join(' + ') },
      claim: inDocument(input.tracker, total.words, total.place),
      against: inDocument(input.tracker, counted[0]!.words, counted[0]!.place),
    },
  ]
}

/** Two evidence figures that a ratio stands beside: "9,148 requests, 61 failures (0.67%)". */
function blockRatios(input: DocumentsInput, evidence: QuotedEvidence): ClaimDraft[] {
  return evidence.figures.flatMap((ratio): ClaimDraft[] => {
    if (ratio.metric !== 'error') return []
    const at = (metric: string) =>
      evidence.figures.find(
        (one) => one.metric === metric && one.endpoint === ratio.endpoint && one.place.line === ratio.place.line,
      )
    const requests = at('requests')
    const failures = at('failures')
    if (requests === undefined || failures === undefined || requests.value === 0) return []
    const actual = failures.value / requests.value
    if (actual >= ratio.low - 1e-9 && actual <= ratio.high + 1e-9) return []
    return [
      {
        kind: 'run_figure',
        class: 'self_contradicted',
        reason: 'ratio_does_not_fit',
        deviation: deviationOf(ratio.value, actual, 'ratio'),
        subject: evidence.runLabel ?? evidence.id,
        weekId: evidence.weekId,
        numbers: {
          part: failures.value,
          whole: requests.value,
          actual,
          value: ratio.value,
          low: ratio.low,
          high: ratio.high,
        },
        words: { stated: ratio.words },
        claim: inDocument(input.tracker, ratio.words, ratio.place),
      },
    ]
  })
}

/** Totals against their rows, and ratios against the counts beside them. */
export function reconcileTotals(input: DocumentsInput): ClaimDraft[] {
  return [
    ...costTotals(input),
    ...missingActuals(input),
    ...input.tracker.quotedEvidence.flatMap((evidence) => [
      ...testSums(input, evidence),
      ...blockRatios(input, evidence),
    ]),
  ]
}
