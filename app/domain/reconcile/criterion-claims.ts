import type { JudgedCriterion, Source } from '../assessment'
import { figuresIn } from '../figures/figures-in'
import { compareToLimit, type Limit } from '../figures/limit'
import { parseRule, percentileOf, type Rule } from '../rules'
import type { ClaimClass, Verdict } from '../vocabulary'
import { type ClaimDraft, inDocument } from './claim-draft'
import type { TrackerInput } from './input'
import { mentionsAmong } from './label-mentions'
import { runMeantBy, runTaints } from './named-runs'
import type { ReconciliationReason } from './reasons'

const outcomes: Partial<Record<Verdict, { class: ClaimClass; reason: ReconciliationReason }>> = {
  met: { class: 'supported', reason: 'ticked_and_met' },
  not_met: { class: 'contradicted', reason: 'ticked_but_not_met' },
  error: { class: 'unsupported', reason: 'ticked_but_error' },
  inconclusive: { class: 'unsupported', reason: 'ticked_but_inconclusive' },
  no_evidence: { class: 'unsupported', reason: 'ticked_but_no_evidence' },
  stale: { class: 'unsupported', reason: 'ticked_but_stale' },
}

function evidenceOf(judged: JudgedCriterion): Source | null {
  if (judged.run === null) return null
  const row = judged.judgement?.worst ?? null
  return { kind: 'run', run: judged.run, row: row?.key ?? null, place: row?.place ?? null }
}

function ruleOf(judged: JudgedCriterion): Rule | null {
  if (judged.rule === null) return null
  const parsed = parseRule(judged.rule)
  return parsed.ok ? parsed.rule : null
}

function limitOf(rule: Rule): Limit | null {
  if (rule.limit === null || rule.op === null) return null
  const value = rule.limit.numerator / rule.limit.denominator
  return {
    op: rule.op,
    value,
    unit: rule.limit.unit,
    words: `${rule.op} ${rule.limit.digits}${rule.limit.suffix}`,
    stated: true,
  }
}

type Base = Pick<ClaimDraft, 'kind' | 'subject' | 'tierId' | 'claim'>

/** "<2s - ✅ 2.1s", and "(<500ms P99) - ✅ P95 250ms": the claim's own words against its own limit. */
function againstOwnWords(judged: JudgedCriterion, base: Base): ClaimDraft[] {
  const rule = ruleOf(judged)
  const limit = rule === null ? null : limitOf(rule)
  const { claimText, place } = judged.criterion
  if (rule === null || limit === null || claimText === null) return []
  const figures = figuresIn(claimText, place, { metric: rule.metric })
  const own = figures.filter((figure) => figure.metric === rule.metric)
  const failing = own.find((figure) => compareToLimit(figure, limit) === 'violates')
  if (failing !== undefined) {
    const { value, low, high, words, unit } = failing
    return [
      {
        ...base,
        class: 'self_contradicted',
        reason: 'quoted_value_fails_own_limit',
        numbers: { value, low, high, limit: limit.value },
        words: { figure: words, limit: limit.words, unit },
      },
    ]
  }
  const asked = percentileOf(rule.metric)
  const other = figures.find((figure) => figure.metric !== rule.metric && /^p\d/.test(figure.metric))
  if (asked === null || own.length > 0 || other === undefined) return []
  return [
    {
      ...base,
      class: 'self_contradicted',
      reason: 'quotes_other_percentile',
      numbers: { value: other.value },
      words: { quoted: other.metric, asked: rule.metric, figure: other.words },
    },
  ]
}

/** Runs that the claim rests on: absent, or tainted as a whole. */
function citedRuns(input: TrackerInput, judged: JudgedCriterion, base: Base): ClaimDraft[] {
  if (judged.criterion.claimText === null) return []
  return mentionsAmong(judged.criterion.claimText, input.runs).flatMap((name): ClaimDraft[] => {
    const named = runMeantBy(name, input.runs)
    if (named === null) return [{ ...base, class: 'unsupported', reason: 'cites_absent_run', words: { run: name } }]
    const taints = runTaints(named.run.label, input.findings)
    if (taints.length === 0) return []
    return [
      {
        ...base,
        class: 'unsupported',
        reason: 'cites_tainted_run',
        words: { run: named.run.label, findings: taints.map((finding) => finding.code).join(', ') },
        against: { kind: 'run', run: named.run.label, row: null, place: null },
      },
    ]
  })
}

function reconcileCriterion(input: TrackerInput, judged: JudgedCriterion): ClaimDraft[] {
  const { criterion } = judged
  const said = criterion.claimText === null ? criterion.text : `${criterion.text} - ${criterion.claimText}`
  const base: Base = {
    kind: 'criterion',
    subject: criterion.id,
    tierId: criterion.tierId,
    claim: inDocument(input.tracker, said, criterion.place),
  }
  const details = {
    numbers: judged.numbers,
    words: { ...judged.words, rule: judged.rule ?? '', verdict: judged.underlying, verdictReason: judged.reason },
    against: evidenceOf(judged),
  }
  if (criterion.ticked !== true) {
    if (judged.underlying !== 'met') return []
    return [{ ...base, ...details, class: 'unclaimed', reason: 'met_but_unclaimed' }]
  }
  const outcome = outcomes[judged.underlying]
  const verdict: ClaimDraft[] = outcome === undefined ? [] : [{ ...base, ...details, ...outcome }]
  return [...verdict, ...againstOwnWords(judged, base), ...citedRuns(input, judged, base)]
}

/** Ticked criteria against their verdicts, their own words, and the runs they name. */
export function reconcileCriteria(input: TrackerInput): ClaimDraft[] {
  return input.tiers.flatMap((tier) => tier.criteria).flatMap((judged) => reconcileCriterion(input, judged))
}
