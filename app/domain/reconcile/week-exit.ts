import type { RunJudgement } from '../assessment'
import { judgeRuns } from '../evaluate/judge-runs'
import type { Run } from '../evidence'
import type { StatusClaim, Week } from '../plan'
import { inferRule, isLoadMetric, parseRule, type Rule } from '../rules'
import { type ClaimDraft, inDocument } from './claim-draft'
import type { TrackerInput } from './input'
import { mentionsAmong } from './label-mentions'
import { runMeantBy } from './named-runs'

interface ExitCriterion {
  text: string
  rule: Rule
}

interface JudgedExit extends ExitCriterion {
  judgement: RunJudgement
}

/** Parts of "V2 endpoints P95 <300ms, Dashboard P95 <200ms" that a run can decide; a comma within digits parts nothing. */
export function exitCriteriaOf(week: Week): ExitCriterion[] {
  if (week.exitCriteria === null) return []
  const parts = week.exitCriteria.text.split(/[✅✔☑]\ufe0f?|[,;]\s+/u).map((part) => part.trim())
  return parts.flatMap((text): ExitCriterion[] => {
    const inferred = text === '' ? null : inferRule(text)
    const parsed = inferred === null || inferred.operatorInferred ? null : parseRule(inferred.rule)
    return parsed?.ok === true && isLoadMetric(parsed.rule.metric) ? [{ text, rule: parsed.rule }] : []
  })
}

/** The runs that the claim names, where any is at hand; else the runs that qualify for the week's tiers, latest first. */
function runsFor(input: TrackerInput, week: Week, claim: StatusClaim): { named: boolean; runs: Run[] } {
  const named = mentionsAmong(claim.words, input.runs).flatMap((name) => runMeantBy(name, input.runs)?.run ?? [])
  if (named.length > 0) return { named: true, runs: named }
  const lists = input.qualifying ?? {}
  const tiers = week.tiers.length > 0 ? week.tiers : Object.keys(lists)
  const labels = new Set(tiers.flatMap((tier) => lists[tier] ?? []))
  return { named: false, runs: input.runs.filter((run) => labels.has(run.label)).toReversed() }
}

const undecided = new Set(['no_evidence', 'error'])

/** Every named run must meet a criterion; of runs not named the latest that measured it decides. */
function judge(input: TrackerInput, criterion: ExitCriterion, named: boolean, runs: Run[]): JudgedExit[] {
  const judgeOne = judgeRuns(criterion.rule, input.settings)
  const measured: JudgedExit[] = []
  for (const run of runs) {
    const judgement = judgeOne(run, input.findings[run.label] ?? [])
    if (undecided.has(judgement.verdict)) continue
    measured.push({ ...criterion, judgement })
    if (!named) break
  }
  return measured
}

type Base = Pick<ClaimDraft, 'kind' | 'subject' | 'weekId' | 'claim'>

function refuted(base: Base, { text, rule, judgement }: JudgedExit, numbers: Record<string, number>): ClaimDraft {
  const { measured, worst, run } = judgement
  const figures: Record<string, number> =
    measured === null ? {} : { value: measured.value, low: measured.low, high: measured.high }
  const words: Record<string, string> = { criterion: text, metric: rule.metric, run }
  if (measured !== null) words.unit = measured.unit
  if (worst !== null && worst.key !== '*') words.endpoint = worst.key
  return {
    ...base,
    class: 'contradicted',
    reason: 'exit_criterion_not_met',
    numbers: { ...numbers, ...figures },
    words,
    against: { kind: 'run', run, row: worst?.key ?? null, place: worst?.place ?? null },
  }
}

/**
 * "ALL CRITERIA MET (v34 …)" of a week against the week's own exit criteria, by the runs it names
 * or the latest that qualify. Null where the week states none that a run decides.
 */
export function againstExitCriteria(input: TrackerInput, week: Week, claim: StatusClaim): ClaimDraft[] | null {
  const criteria = exitCriteriaOf(week)
  if (criteria.length === 0) return null
  const base: Base = {
    kind: 'week',
    subject: week.id,
    weekId: week.id,
    claim: inDocument(input.tracker, claim.words, claim.place),
  }
  const { named, runs } = runsFor(input, week, claim)
  const results = criteria.map((criterion) => ({ criterion, judged: judge(input, criterion, named, runs) }))
  const isMet = ({ judged }: (typeof results)[0]) =>
    judged.length > 0 && judged.every(({ judgement }) => judgement.verdict === 'met')
  const numbers = { met: results.filter(isMet).length, total: criteria.length }
  const failing = results.flatMap(({ judged }) => judged.find(({ judgement }) => judgement.verdict === 'not_met') ?? [])
  if (failing.length > 0) return failing.map((one) => refuted(base, one, numbers))
  const labels = [...new Set(results.flatMap(({ judged }) => judged.map(({ judgement }) => judgement.run)))]
  const open = results.find((result) => !isMet(result))
  const words: Record<string, string> = { runs: labels.join(', ') }
  const [first] = labels
  const against = first === undefined ? null : { kind: 'run' as const, run: first, row: null, place: null }
  if (open === undefined) return [{ ...base, class: 'supported', reason: 'exit_criteria_met', numbers, words, against }]
  words.criterion = open.criterion.text
  const codes = open.judged.flatMap(({ judgement }) => judgement.findings.map((finding) => finding.code))
  if (codes.length > 0) words.findings = [...new Set(codes)].join(', ')
  return [{ ...base, class: 'unsupported', reason: 'exit_criteria_undecided', numbers, words, against }]
}
