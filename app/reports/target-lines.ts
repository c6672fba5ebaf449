import type { RunJudgement } from '~/domain/assessment'
import { runsForTier } from '~/domain/criteria/runs-for-step'
import { judgeRuns } from '~/domain/evaluate/judge-runs'
import type { MetricStatement, Target } from '~/domain/plan'
import type { Rule } from '~/domain/rules'
import { formatMeasured } from './format'
import { verdictMark } from './glyphs'
import { groupBy } from './group'
import { barOf, intervalText, judgementSentence, judgementTainted } from './judgement-view'
import { askText, formatContext, limitOf, readRule } from './messages/facts'
import { reasonSentences } from './messages/reasons'
import { originWords } from './messages/words'
import { once } from './once'
import { criterionHref } from './plan-lines'
import type { JudgedContext } from './report-context'
import { placeChip } from './sources'
import { sparkOfRuns } from './spark-of-runs'
import { targetByReport } from './target-by-report'
import { stepText } from './target-sources'
import type { PencilMark } from './types-common'
import type { TargetLine } from './types-overview'

/** A target beside what the latest qualifying run measures; each dot judged at its own run. */
export function targetLine(context: JudgedContext, target: Target): TargetLine {
  const lines = once(context, 'target-lines', () => new Map<Target, TargetLine>())
  const known = lines.get(target)
  if (known !== undefined) return known
  const line = lineOf(context, target)
  lines.set(target, line)
  return line
}

function lineOf(context: JudgedContext, target: Target): TargetLine {
  const rule = readRule(target.rule)
  const reported = targetByReport(context, target, rule)
  if (reported !== null) return reportedLine(context, target, rule as Rule, reported)
  return {
    metric: target.metric,
    metricText: target.metricText,
    targetText: askText(rule) ?? target.text,
    step: target.step,
    stepText: stepText(target.step),
    rule: target.rule,
    ...measuredOnce(context, target),
    claim: claimOf(context, target),
    href: rule === null ? null : criterionHref(context, rule),
  }
}

type MeasuredPart = Pick<
  TargetLine,
  'measured' | 'intervalText' | 'bar' | 'spark' | 'run' | 'runShort' | 'runHref' | 'mark' | 'sentence'
>

/** Weeks and documents ask for the same again and again: what runs measure of a rule is put into words once. */
function measuredOnce(context: JudgedContext, { rule, step }: Target): MeasuredPart {
  const tier = tierOfStep(context, step)
  return once(context, `measured ${JSON.stringify([rule, tier])}`, () => measuredPart(context, rule, tier))
}

function measuredPart(context: JudgedContext, text: string | null, tier: string | null): MeasuredPart {
  const rule = readRule(text)
  const history = rule === null ? [] : judgedRuns(context, rule, tier)
  const last = history.findLast(({ measured }) => measured !== null)
  const verdict = last === undefined ? 'no_evidence' : last.verdict
  const measured = last === undefined ? null : last.measured
  const sentence = last === undefined ? unmeasured(rule) : judgementSentence(context, text, last)
  return {
    measured: measured === null ? null : formatMeasured(measured, formatContext(rule)),
    intervalText: intervalText(measured, rule),
    bar: last === undefined ? null : barOf(context, rule, measured, verdict, last.run, last.worst),
    spark: sparkOf(context, rule, history, last),
    run: last === undefined ? null : last.run,
    runShort: last === undefined ? null : context.short(last.run),
    runHref: last === undefined ? null : context.href.run(last.run, last.worst === null ? null : last.worst.key),
    mark: verdictMark(verdict, sentence, last !== undefined && judgementTainted(context, last)),
    sentence,
  }
}

/** The same line where a report, a metric file or a declared list decides. */
function reportedLine(
  context: JudgedContext,
  target: Target,
  rule: Rule,
  { judged, sentence, href, name }: NonNullable<ReturnType<typeof targetByReport>>,
): TargetLine {
  const { measured, verdict, run } = judged
  return {
    metric: target.metric,
    metricText: target.metricText,
    targetText: askText(rule) ?? target.text,
    step: target.step,
    stepText: stepText(target.step),
    rule: target.rule,
    measured: measured === null ? null : formatMeasured(measured, formatContext(rule)),
    intervalText: intervalText(measured, rule),
    bar: null,
    spark: null,
    run: name === null ? null : (run ?? name),
    runShort: name,
    runHref: href,
    mark: verdictMark(verdict, sentence),
    sentence,
    claim: claimOf(context, target),
    href: criterionHref(context, rule),
  }
}

/** The tier whose runs may decide a step; null: those of every tier. */
function tierOfStep({ assessment }: JudgedContext, step: string): string | null {
  return assessment.qualifying[step] === undefined ? null : step
}

/** Runs that qualify (for the tier, where one is asked for) and whose provenance may decide, oldest first. */
function judgedRuns(context: JudgedContext, rule: Rule, tier: string | null): RunJudgement[] {
  const runs = once(context, `runs for ${JSON.stringify(tier)}`, () =>
    runsForTier(context.assessment, context.runs, tier).slice(-shownRuns),
  )
  // What a rule says of a run is remembered with the run: one more upload judges one more run.
  const judge = judgeRuns(rule, context.assessment.settings)
  return runs.map((run) => judge(run, context.findings(run.label)))
}

/** Enough for a sparkline; the criterion's page has every run. */
const shownRuns = 24

function unmeasured(rule: Rule | null): string {
  if (rule === null) return `${originWords.none.charAt(0).toUpperCase()}${originWords.none.slice(1)}.`
  return reasonSentences.metric_not_measured({
    rule,
    ruleText: null,
    measured: null,
    samples: null,
    run: null,
    worst: null,
    rowCount: 0,
    proof: null,
    findingTitles: [],
    numbers: {},
    words: {},
    text: null,
  })
}

function sparkOf(context: JudgedContext, rule: Rule | null, history: RunJudgement[], last: RunJudgement | undefined) {
  return sparkOfRuns({
    context,
    rule,
    history,
    deciding: last === undefined ? null : last.run,
    limit: limitOf(rule),
    words: (_shown, latest) => `latest ${latest.short}: ${latest.text}`,
  })
}

/** The latest figure that the documents state for the metric, in pencil. */
function claimOf(context: JudgedContext, target: Target): PencilMark | null {
  const same = statementsOf(context, target.metric).filter(({ figure }) => figure !== null)
  const own = same.findLast(({ step }) => step === target.step) ?? same.findLast(({ step }) => step === 'current')
  const found = own === undefined ? same.at(-1) : own
  return found === undefined ? null : statementMark(context, found)
}

/** What the documents say of a metric, in their order. */
export function statementsOf(context: JudgedContext, metric: string): MetricStatement[] {
  const byMetric = once(context, 'statements', () => {
    const all = context.snapshots.flatMap(({ plan }) => plan.metricStatements)
    return groupBy(all, (statement) => statement.metric)
  })
  const found = byMetric.get(metric)
  return found === undefined ? [] : found
}

export function statementMark(context: JudgedContext, statement: MetricStatement): PencilMark {
  const figure = statement.figure === null ? statement.metricText : statement.figure.words
  return {
    words: statement.ticked ? `“${figure}”, ticked` : figure,
    done: statement.ticked,
    source: placeChip(context, statement.place),
  }
}

/** Order of steps towards the goal; the last of a metric is what it must reach in the end. */
export function stepRank(step: string): number {
  if (step === 'baseline') return 0
  const [kind = '', number] = step.split('-')
  const at = number === undefined ? Number.NaN : Number(number)
  const within = Number.isNaN(at) ? 0 : at / 100
  const order: Record<string, number> = { stated: 1, current: 1, day: 2, week: 3, tier: 4, final: 5 }
  const found = order[kind]
  return (found === undefined ? 1 : found) + within
}

/** One target per metric: its last step, of the first document that states it. */
export function finalTargets(targets: readonly Target[]): Target[] {
  const best = new Map<string, Target>()
  for (const target of targets) {
    const known = best.get(target.metric)
    if (known === undefined || isBetter(target, known)) best.set(target.metric, target)
  }
  return [...best.values()].filter(({ step }) => step !== 'baseline')
}

function isBetter(target: Target, known: Target): boolean {
  const byRule = Number(target.rule !== null) - Number(known.rule !== null)
  return byRule === 0 ? stepRank(target.step) > stepRank(known.step) : byRule > 0
}
