import { type Limit, readLimit } from '../figures/limit'
import { metricSlug } from '../figures/metric-name'
import { readQuantities } from '../figures/quantity'
import type { Criterion, DocumentPlan, Target } from '../plan'
import { type ClaimDraft, inDocument } from './claim-draft'
import { groupBy } from './group-by'
import type { ReconcileInput } from './input'

type TargetsInput = Pick<ReconcileInput, 'tracker' | 'documents' | 'earlier'>

interface Stated {
  plan: DocumentPlan
  target: Target
  limit: Limit
}

/** A criterion's limit is a target of its tier: "Dashboard loads fast (<500ms P99)". */
function criterionTarget(criterion: Criterion): Target[] {
  const quantity = readQuantities(criterion.text).find((one) => one.comparator !== null)
  if (quantity === undefined) return []
  const name = `${criterion.text.slice(0, quantity.start)} ${criterion.text.slice(quantity.end)}`
    .replace(/[()]/g, ' ')
    .trim()
  const metric = metricSlug(quantity.unit === 'ratio' ? `${name} %` : name).replace(/-%$/, '')
  return [
    { metric, metricText: name, step: criterion.tierId, text: quantity.words, rule: null, place: criterion.place },
  ]
}

function statedIn(plan: DocumentPlan): Stated[] {
  return [...plan.targets, ...plan.criteria.flatMap(criterionTarget)].flatMap((target) => {
    const limit = target.step === 'baseline' ? null : readLimit(target.text, { metric: target.metric })
    return limit === null ? [] : [{ plan, target, limit }]
  })
}

function same(a: Limit, b: Limit): boolean {
  return a.value === b.value && a.unit === b.unit && a.op.startsWith(b.op[0]!)
}

function stricter(a: Limit, b: Limit): boolean {
  return a.op.startsWith('<') ? a.value < b.value : a.value > b.value
}

function differ(claim: Stated, other: Stated): ClaimDraft {
  return {
    kind: 'target',
    class: 'self_contradicted',
    reason: 'targets_differ',
    subject: claim.target.metric,
    words: {
      metric: claim.target.metricText,
      target: claim.target.text,
      other: other.target.text,
      step: claim.target.step,
      document: other.plan.title,
    },
    claim: inDocument(claim.plan, `${claim.target.metricText}: ${claim.target.text}`, claim.target.place),
    against: inDocument(other.plan, `${other.target.metricText}: ${other.target.text}`, other.target.place),
  }
}

const endpointLatency = /^p\d+(?:\.\d+)?-(?!response-time)/

/** The same metric and step with another value; each differing value once. */
function sameStepDiffers(all: Stated[]): ClaimDraft[] {
  const groups = groupBy(
    all.filter(({ target }) => /^(?:final|tier-\d+)$/.test(target.step) && !endpointLatency.test(target.metric)),
    ({ target }) => `${target.metric} ${target.step}`,
  )
  return groups.flatMap((group) => {
    const first = group[0]!
    const others = group.filter((one) => !same(one.limit, first.limit))
    return others.slice(0, 1).map((other) => differ(first, other))
  })
}

/**
 * A latency target of one page or endpoint has no steps: its strictest value in each document must
 * agree ("dashboard P99" 200, 500 and 1,000 ms in three documents).
 */
function endpointTargetsDiffer(all: Stated[]): ClaimDraft[] {
  const latency = all.filter(({ target }) => endpointLatency.test(target.metric))
  return groupBy(latency, ({ target }) => target.metric).flatMap((group) => {
    const perDocument = groupBy(group, ({ plan }) => plan.slug).map((own) =>
      own.reduce((best, one) => (stricter(one.limit, best.limit) ? one : best)),
    )
    const [first, ...rest] = perDocument
    return first === undefined
      ? []
      : rest.filter((one) => !same(one.limit, first.limit)).map((other) => differ(first, other))
  })
}

/** Goalposts: what the latest earlier snapshot of the same document asked for at the same step. */
function movedTargets(input: TargetsInput, plan: DocumentPlan): ClaimDraft[] {
  const before = (input.earlier ?? []).filter((one) => one.slug === plan.slug).at(-1)
  if (before === undefined) return []
  const now = statedIn(plan)
  const old = statedIn(before)
  const seen = new Set<string>()
  const moved = now.flatMap((claim): ClaimDraft[] => {
    const key = `${claim.target.metric} ${claim.target.step}`
    const other = old.find((one) => `${one.target.metric} ${one.target.step}` === key)
    if (claim.target.step === 'stated' || other === undefined || seen.has(key) || same(claim.limit, other.limit))
      return []
    seen.add(key)
    const reason = stricter(claim.limit, other.limit) ? 'target_tightened' : 'target_loosened'
    return [{ ...differ(claim, other), reason }]
  })
  return [...moved, ...replacedColumns(plan, before)]
}

function weeklyMetrics(plan: DocumentPlan): Map<string, Target> {
  const cells = [...plan.targets, ...plan.metricStatements.map((one) => ({ ...one, text: '', rule: null }))]
  const weekly = groupBy(
    cells.filter((cell) => /^week-/.test(cell.step)),
    (cell) => cell.metric,
  )
  return new Map(weekly.filter((group) => group.length >= 4).map((group) => [group[0]!.metric, group.at(-1)!]))
}

function replacedColumns(plan: DocumentPlan, before: DocumentPlan): ClaimDraft[] {
  const now = weeklyMetrics(plan)
  const old = weeklyMetrics(before)
  const gone = [...old].find(([metric]) => !now.has(metric))
  const come = [...now].find(([metric]) => !old.has(metric))
  if (gone === undefined || come === undefined) return []
  return [
    {
      kind: 'target',
      class: 'self_contradicted',
      reason: 'target_metric_replaced',
      subject: gone[0],
      words: { metric: gone[1].metricText, other: come[1].metricText },
      claim: inDocument(plan, come[1].metricText, come[1].place),
      against: inDocument(before, gone[1].metricText, gone[1].place),
    },
  ]
}

/** Targets between documents, and between snapshots of one document. */
export function reconcileTargets(input: TargetsInput): ClaimDraft[] {
  const plans = [...(input.tracker === null ? [] : [input.tracker]), ...input.documents]
  const all = plans.flatMap(statedIn)
  return [...sameStepDiffers(all), ...endpointTargetsDiffer(all), ...plans.flatMap((plan) => movedTargets(input, plan))]
}
