import type { Assessment, JudgedCriterion, ProgramState } from './assessment'
import { invalidRuns, type JudgingContext } from './criteria/context'
import type { CriterionRule } from './criteria/criterion-rule'
import { judgeCriterion } from './criteria/judge-criterion'
import { outcomeOf, toJudged } from './criteria/outcome'
import { judgeRun } from './evaluate/judge-run'
import type { Run } from './evidence'
import type { Criterion } from './plan'
import { formatRule, parseRule, type Rule, type RuleError } from './rules'

export type TriedRule = { ok: false; error: RuleError } | { ok: true; rule: Rule; judged: JudgedCriterion }

/**
 * What a rule that nobody wrote down would say of the program, as of the assessment's moment: by all
 * evidence that qualifies, as a criterion of the first tier would be judged; or by one run alone.
 */
export function tryRule(
  assessment: Assessment,
  state: ProgramState,
  asked: { rule: string; run: Run | null },
): TriedRule {
  const parsed = parseRule(asked.rule, { groups: state.settings.groups.map(({ name }) => name) })
  if (!parsed.ok) return parsed
  const { rule } = parsed
  return { ok: true, rule, judged: byRun(assessment, rule, asked.run) ?? byProgram(assessment, state, rule) }
}

/** As the criterion of a tier that there is; its id is of nothing that anybody could have recorded. */
function criterionOf(assessment: Assessment, { metric, selector }: Rule): Criterion {
  const stated = (metric === 'attested' || metric === 'delivered') && selector.kind === 'name'
  const text = stated ? selector.name.replace(/[_-]+/g, ' ') : ''
  const tierId = assessment.tiers[0]?.tier.id ?? 'tier-1'
  const place = { file: '', line: 1, column: 1 }
  return { id: `${tierId}/ `, tierId, text, claimText: null, ticked: null, place }
}

/** null where the rule asks for what no run measures. */
function byRun(assessment: Assessment, rule: Rule, run: Run | null): JudgedCriterion | null {
  if (run === null) return null
  const findings = assessment.findings[run.label]
  const judgement = judgeRun(rule, run, findings === undefined ? [] : findings, assessment.settings)
  if (judgement.reason === 'metric_not_measured') return null
  const own: CriterionRule = { text: formatRule(rule), rule, error: null, origin: 'declared' }
  return toJudged(criterionOf(assessment, rule), own, outcomeOf(judgement, { history: [judgement] }), null)
}

function byProgram(assessment: Assessment, state: ProgramState, rule: Rule): JudgedCriterion {
  const criterion = criterionOf(assessment, rule)
  const setting = { id: criterion.id, rule: formatRule(rule), selection: null, notApplicable: null }
  const settings = { ...state.settings, criteria: [...state.settings.criteria, setting] }
  const context: JudgingContext = {
    state: { ...state, settings },
    referenceAt: assessment.referenceAt,
    findings: assessment.findings,
    groupNames: settings.groups.map(({ name }) => name),
    invalid: invalidRuns(state.invalidations, state.asOf),
  }
  return judgeCriterion(criterion, context, [])
}
