import { compareToLimit, readLimit } from '../figures/limit'
import type { QuotedEvidence, QuotedFigure, Target } from '../plan'
import { type ClaimDraft, inDocument } from './claim-draft'
import type { TrackerInput } from './input'

const passed = /\b(?:passed|pass|success|succeeded)\b/i
const slugs: Record<string, string> = { error: 'error-rate', rps: 'throughput', success: 'auth-success-rate' }

function targetOf(figure: QuotedFigure, targets: Target[]): Target | undefined {
  const slug = slugs[figure.metric] ?? `${figure.metric}-response-time`
  return targets.find((target) => target.metric === slug && target.step === 'final')
}

function failing(evidence: QuotedEvidence, targets: Target[]) {
  return evidence.figures.flatMap((figure) => {
    const target = figure.endpoint === null ? targetOf(figure, targets) : undefined
    const limit = target === undefined ? null : readLimit(target.text, { metric: target.metric, unit: figure.unit })
    if (target === undefined || limit === null || limit.unit !== figure.unit) return []
    return compareToLimit(figure, limit) === 'violates' ? [{ figure, target, limit }] : []
  })
}

/** "Final Load Test v48 (0.46% Error): PASSED" where the final target is < 0.05 %. */
export function reconcilePasses(input: TrackerInput): ClaimDraft[] {
  const plan = input.tracker
  return plan.quotedEvidence.flatMap((evidence) => {
    if (!passed.test(evidence.title)) return []
    return failing(evidence, plan.targets)
      .slice(0, 1)
      .map(
        ({ figure, target, limit }): ClaimDraft => ({
          kind: 'run_figure',
          class: 'self_contradicted',
          reason: 'pass_claimed_against_target',
          subject: evidence.runLabel ?? evidence.id,
          weekId: evidence.weekId,
          numbers: { value: figure.value, low: figure.low, high: figure.high, limit: limit.value },
          words: { figure: figure.words, target: target.text, metric: target.metricText, unit: figure.unit },
          claim: inDocument(plan, evidence.title, evidence.place),
          against: inDocument(plan, `${target.metricText}: ${target.text}`, target.place),
        }),
      )
  })
}
