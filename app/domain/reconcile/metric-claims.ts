import { compareToLimit, readLimit } from '../figures/limit'
import type { DocumentPlan, MetricStatement, QuotedFigure, Target } from '../plan'
import { type ClaimDraft, inDocument } from './claim-draft'
import type { DocumentsInput } from './of-documents'

interface Judged {
  statement: MetricStatement
  figure: QuotedFigure
}

/** By its own words the program is under way: its current figures need not reach the final targets yet. */
function isUnderWay(plan: DocumentPlan): boolean {
  const stated = plan.progress.filter((one) => one.subject === 'program')
  return stated.length > 0 && stated.every((one) => one.percent < 100)
}

/** The target that a figure of this step must reach: of the same step, for current figures the final one. */
function targetFor(plan: DocumentPlan, targets: Target[], statement: MetricStatement): Target | undefined {
  if (statement.step === 'current' && isUnderWay(plan)) return undefined
  const step = statement.step === 'current' ? 'final' : statement.step
  return targets.find((target) => target.metric === statement.metric && target.step === step)
}

function fails(figure: QuotedFigure, target: { metric: string; text: string }) {
  const limit = readLimit(target.text, { metric: target.metric, unit: figure.unit })
  if (limit === null || limit.unit !== figure.unit) return null
  return compareToLimit(figure, limit) === 'violates' ? limit : null
}

function draft(
  plan: DocumentPlan,
  { statement, figure }: Judged,
  limit: number,
  target: string,
  rest: Pick<ClaimDraft, 'class' | 'reason' | 'against'> & { words?: Record<string, string> },
): ClaimDraft {
  const { value, low, high, unit, words } = figure
  return {
    kind: 'metric_figure',
    subject: statement.metric,
    weekId: /^(?:week|phase|sprint)-/.test(statement.step) ? statement.step : null,
    numbers: { value, low, high, limit },
    claim: inDocument(plan, `${statement.metricText}: ${words}`, statement.place),
    ...rest,
    words: { figure: words, target, metric: statement.metricText, unit, step: statement.step, ...rest.words },
  }
}

/** A ticked figure against the target on its own line, or the document's target for its step. */
function againstOwnTargets(plan: DocumentPlan, judged: Judged): ClaimDraft[] {
  const { statement, figure } = judged
  const own = statement.targetText
  const target =
    own === null
      ? targetFor(plan, plan.targets, statement)
      : { metric: statement.metric, text: own, place: statement.place }
  if (target === undefined) return []
  const limit = fails(figure, target)
  if (limit === null) return []
  const against = inDocument(plan, target.text, target.place)
  return [
    draft(plan, judged, limit.value, target.text, {
      class: 'self_contradicted',
      reason: 'figure_fails_target',
      against,
    }),
  ]
}

/** Targets of the same metric and step elsewhere: plans, and what earlier snapshots asked for. */
function againstOtherTargets(input: DocumentsInput, judged: Judged): ClaimDraft[] {
  const plan = input.tracker
  const drafts: ClaimDraft[] = []
  const own = judged.statement.targetText === null ? targetFor(plan, plan.targets, judged.statement) : undefined
  for (const other of [...(input.earlier ?? []).filter((one) => one.slug === plan.slug), ...input.documents]) {
    const target = targetFor(plan, other.targets, judged.statement)
    if (target === undefined || target.text === own?.text) continue
    const limit = fails(judged.figure, target)
    if (limit === null) continue
    const against = inDocument(other, target.text, target.place)
    const words = { document: other.title }
    drafts.push(
      draft(plan, judged, limit.value, target.text, {
        class: 'self_contradicted',
        reason: 'figure_fails_other_target',
        against,
        words,
      }),
    )
  }
  return drafts.slice(0, 1)
}

const counts = /(\d[\d,]*)\s*[a-z]*\s*(?:\/|of|out of)\s*(\d[\d,]*)/i

function integer(text: string): number {
  return Number(text.replaceAll(',', ''))
}

/** "98.8% (172 failures / 17938 reqs)": do the counts give the ratio, and whose requests are they? */
function againstItsCounts(plan: DocumentPlan, judged: Judged): ClaimDraft[] {
  const { statement, figure } = judged
  const stated = statement.remark === null ? null : counts.exec(statement.remark)
  if (stated === null || figure.unit !== 'ratio') return []
  const part = integer(stated[1]!)
  const whole = integer(stated[2]!)
  if (whole === 0 || part > whole) return []
  const failures = /fail/i.test(statement.remark!) && figure.metric === 'success'
  const ratioOf = (count: number) => (failures ? 1 - count / whole : count / whole)
  const within = (ratio: number) => ratio >= figure.low && ratio <= figure.high
  const base = draft(plan, judged, 0, statement.remark!, { class: 'self_contradicted', reason: 'ratio_does_not_fit' })
  const { value, low, high } = figure
  const drafts: ClaimDraft[] = []
  const claim = inDocument(plan, `${statement.metricText}: ${figure.words} ${statement.remark}`, statement.place)
  const words = {
    stated: figure.words,
    metric: statement.metricText,
    ...(figure.endpoint === null ? {} : { endpoint: figure.endpoint }),
  }
  if (!within(ratioOf(part)))
    drafts.push({ ...base, claim, words, numbers: { part, whole, actual: ratioOf(part), value, low, high } })
  for (const evidence of plan.quotedEvidence) {
    const total = evidence.figures.find((one) => one.metric === 'requests' && one.endpoint === null)
    const failed = evidence.figures.find((one) => one.metric === 'failures' && one.endpoint === null)
    if (total?.value !== whole || figure.endpoint === null || failed === undefined) continue
    if (!within(ratioOf(failed.value))) continue
    drafts.push({
      ...base,
      claim,
      words,
      reason: 'ratio_fits_wrong_denominator',
      numbers: { part: failed.value, whole, actual: ratioOf(failed.value), value, low, high },
      against: inDocument(plan, failed.words, failed.place),
    })
    break
  }
  return drafts
}

/** Ticked figures of metrics fences, week tables and lists. */
export function reconcileMetrics(input: DocumentsInput): ClaimDraft[] {
  return input.tracker.metricStatements.flatMap((statement) => {
    if (statement.figure === null) return []
    const judged = { statement, figure: statement.figure }
    const ratios = againstItsCounts(input.tracker, judged)
    if (!statement.ticked) return ratios
    const own = againstOwnTargets(input.tracker, judged)
    return [...own, ...(own.length > 0 ? [] : againstOtherTargets(input, judged)), ...ratios]
  })
}
