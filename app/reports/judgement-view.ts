import type { JudgedCriterion, JudgedRow, Measured, RunJudgement } from '~/domain/assessment'
import { decidingRuleOf } from '~/domain/deciding-rule'
import { isIntegrityFinding } from '~/domain/evaluate/taints'
import type { FigureRow, Run } from '~/domain/evidence'
import { percentileOf, type Rule } from '~/domain/rules'
import type { Verdict } from '~/domain/vocabulary'
import { countOf, formatCount, formatInterval, formatMeasured } from './format'
import { intervalBar } from './geometry'
import { verdictSigns } from './glyphs'
import { askText, formatContext, limitOf, measuredText, readRule, type SentenceFacts } from './messages/facts'
import { findingSentence, findingTitles } from './messages/findings'
import { reasonSentence } from './messages/reasons'
import { toolNames } from './messages/tool-words'
import type { JudgedContext, ReportContext } from './report-context'
import type { IntervalBar } from './types-common'

/** What the catalogue needs to speak about one run's judgement of a rule. */
export function factsOfJudgement(context: JudgedContext, rule: string | null, judgement: RunJudgement): SentenceFacts {
  return {
    rule: readRule(rule),
    ruleText: rule,
    measured: judgement.measured,
    samples: judgement.samples,
    run: context.short(judgement.run),
    worst: judgement.worst,
    rowCount: judgement.rows.length,
    proof: judgement.proof,
    findingTitles: taintTitles(judgement),
    refutations: refutationsOf(judgement),
    numbers: { ...judgement.numbers, ...rowNumbers(context, rule, judgement.run, judgement.worst, judgement.measured) },
    words: toolWords(context, judgement),
    text: null,
  }
}

/** As {@link factsOfJudgement} for a criterion, which may rest on no run at all. */
export function factsOfCriterion(context: JudgedContext, judged: JudgedCriterion): SentenceFacts {
  const { judgement } = judged
  return {
    rule: readRule(decidingRuleOf(judged)),
    ruleText: decidingRuleOf(judged),
    measured: judged.measured,
    samples: judged.samples,
    run: judged.run === null ? (judged.report ?? null) : context.short(judged.run),
    worst: judgement === null ? null : judgement.worst,
    rowCount: judgement === null ? 0 : judgement.rows.length,
    proof: judgement === null ? null : judgement.proof,
    findingTitles: judgement === null ? [] : taintTitles(judgement),
    refutations: judgement === null ? [] : refutationsOf(judgement),
    numbers: {
      ...(judgement === null ? {} : judgement.numbers),
      ...(judgement === null
        ? {}
        : rowNumbers(context, decidingRuleOf(judged), judgement.run, judgement.worst, judged.measured)),
      ...judged.numbers,
      ...remedyNumbers(judged),
    },
    words: { ...(judgement === null ? {} : toolWords(context, judgement)), ...judged.words },
    text: judged.criterion.text,
  }
}

/** Whose figures they are, and which requests its times are of where that is not all. */
function toolWords(context: JudgedContext, judgement: RunJudgement): Record<string, string> {
  const run = context.run(judgement.run)
  return {
    ...(run === undefined ? {} : { tool: toolNames[run.tool] }),
    ...(judgement.latencyScope === undefined ? {} : { latencyScope: judgement.latencyScope }),
  }
}

function remedyNumbers(judged: JudgedCriterion): Record<string, number> {
  return judged.remedy === null ? {} : judged.remedy.numbers
}

function taintTitles(judgement: RunJudgement): string[] {
  const taints = judgement.findings.filter(({ severity }) => severity === 'taint')
  return [...new Set(taints.map(({ code }) => findingTitles[code]))]
}

/** What refutes the file itself, in full: the figures that contradict each other. */
function refutationsOf(judgement: RunJudgement): string[] {
  return judgement.findings.filter(isIntegrityFinding).map(findingSentence)
}

export function judgementSentence(context: JudgedContext, rule: string | null, judgement: RunJudgement): string {
  return reasonSentence(judgement.reason, factsOfJudgement(context, rule, judgement))
}

/** A row of a judgement said by itself. */
export function rowSentence(
  context: ReportContext,
  rule: string | null,
  judgement: RunJudgement,
  row: JudgedRow,
): string {
  return reasonSentence(row.reason, {
    ...factsOfJudgement(context, rule, judgement),
    measured: row.measured,
    samples: row.samples,
    worst: row,
    rowCount: 1,
    numbers: {
      ...(row === judgement.worst ? judgement.numbers : {}),
      ...rowNumbers(context, rule, judgement.run, row, row.measured),
    },
  })
}

/** Whether a taint touched this judgement, or covers the whole run. */
export function judgementTainted(context: JudgedContext, judgement: RunJudgement): boolean {
  return context.isTainted(judgement.run) || judgement.findings.some(({ severity }) => severity === 'taint')
}

/**
 * Exact Max and Min of the row, and which lower percentile a measured figure belongs to: the
 * sentences of verdicts that did not rest on the percentile's own bucket name them.
 */
function rowNumbers(
  context: JudgedContext,
  rule: string | null,
  label: string,
  judged: JudgedRow | null,
  measured: Measured | null,
): Record<string, number> {
  const run = context.run(label)
  const row = run === undefined ? undefined : figureRow(run, judged)
  if (row === undefined || row === null) return {}
  const parsed = readRule(rule)
  const asked = parsed === null ? null : percentileOf(parsed.metric)
  const lower =
    judged?.reason !== 'lower_percentile_violates' || asked === null || measured === null
      ? undefined
      : row.percentiles.find(({ percentile, valueMs }) => percentile < asked && valueMs === measured.value)
  return {
    ...(row.maxMs === null ? {} : { maxMs: row.maxMs }),
    ...(row.minMs === null ? {} : { minMs: row.minMs }),
    ...(lower === undefined ? {} : { lowerPercentile: lower.percentile }),
  }
}

function figureRow(run: Run, judged: JudgedRow | null): FigureRow | null | undefined {
  const key = judged === null ? '*' : judged.key
  return key === '*' ? run.aggregate : run.endpoints.find((endpoint) => endpoint.key === key)
}

/** The exact Max of the row that decided, for percentile rules. */
export function exactMax(run: Run | undefined, rule: Rule | null, worst: JudgedRow | null): number | null {
  if (run === undefined || rule === null || percentileOf(rule.metric) === null) return null
  const row = figureRow(run, worst)
  return row === undefined || row === null ? null : row.maxMs
}

/** Interval bar of a measured value against its rule; null where there is nothing to draw. */
export function barOf(
  context: JudgedContext,
  rule: Rule | null,
  measured: Measured | null,
  verdict: Verdict,
  run: string | null,
  worst: JudgedRow | null,
): IntervalBar | null {
  const limit = limitOf(rule)
  if (rule === null || rule.op === null || limit === null || measured === null) return null
  return intervalBar({
    measured,
    operator: rule.op,
    limit,
    exactMax: exactMax(run === null ? undefined : context.run(run), rule, worst),
    token: verdictSigns[verdict].token,
    words: `${measuredText(measured, rule)}, asked for ${askText(rule)}: ${verdictSigns[verdict].word}`,
  })
}

export function intervalText(measured: Measured | null, rule: Rule | null): string | null {
  return measured === null ? null : formatInterval(measured, formatContext(rule))
}

/** What a figure rests on: requests, or the declared endpoints of a coverage rule. */
export function samplesText(samples: number | null, rule: Rule | null): string {
  if (samples === null) return 'samples unknown'
  return countOf(samples, rule !== null && rule.metric === 'coverage' ? 'endpoint' : 'request')
}

/** "0 %, 0 of 200" for ratios, the figure otherwise. */
export function figureText(measured: Measured | null, rule: Rule | null): string {
  if (measured === null) return 'not measured'
  const text = formatMeasured(measured, formatContext(rule)).text
  const { counts } = measured
  return counts === null ? text : `${text} (${formatCount(counts.part)} of ${formatCount(counts.whole)})`
}
