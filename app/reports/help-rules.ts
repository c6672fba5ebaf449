import type { Assessment } from '~/domain/assessment'
import { exampleRules, generalExamples } from '~/domain/example-rules'
import { resolveRunLabel } from '~/domain/labels'
import { parseRule } from '~/domain/rules'
import { tryRule } from '~/domain/try-rule'
import { formatAsOf } from './dates'
import { formatMeasured } from './format'
import { verdictMark } from './glyphs'
import { barOf, factsOfCriterion } from './judgement-view'
import { formatContext, readRule } from './messages/facts'
import { ruleErrorHelp } from './messages/help-rules'
import { reasonSentence } from './messages/reasons'
import { ruleReading } from './messages/rule-words'
import { type ReportContext, reportContext } from './report-context'
import type { Figure, IntervalBar, ReportInput, VerdictMark } from './types-common'

/** A rule, how it reads, and what it says of the program at hand. */
export interface RuleExample {
  rule: string
  reading: string
  tryHref: string
  /** null without a program, and where the rule names what this one has not. */
  result: RuleResult | null
}

export interface RuleResult {
  mark: VerdictMark
  sentence: string
  measured: Figure | null
  bar: IntervalBar | null
  run: { short: string; href: string } | null
}

export interface RuleRefusal {
  sentence: string
  /** 0-based offset into what was typed. */
  position: number
}

export interface HelpRules {
  program: { title: string; asOfText: string } | null
  examples: RuleExample[]
  groups: { name: string; globs: string[]; inferred: boolean }[]
  runs: { label: string; short: string }[]
  /** What was typed into the form; null where nothing was. */
  asked: { rule: string; run: string; example: RuleExample | null; refusal: RuleRefusal | null } | null
}

interface Asked {
  rule: string | null
  run: string | null
}

/** `/help/rules`: the language by examples that the program at hand answers, and any rule on any run. */
export function helpRules(assessed: { assessment: Assessment; input: ReportInput } | null, asked: Asked): HelpRules {
  const context = assessed === null ? null : reportContext(assessed.assessment, assessed.input)
  const rules = assessed === null ? generalExamples : exampleRules(assessed.assessment, assessed.input.state)
  return {
    program:
      context === null
        ? null
        : { title: context.assessment.settings.title, asOfText: formatAsOf(context.assessment.asOf, context.timezone) },
    examples: rules.flatMap((rule) => {
      const shown = exampleOf(context, rule, null)
      return 'rule' in shown ? [shown] : []
    }),
    groups: context === null ? [] : context.assessment.settings.groups,
    runs:
      context === null ? [] : context.runs.toReversed().map(({ label }) => ({ label, short: context.short(label) })),
    asked: asked.rule === null || asked.rule.trim() === '' ? null : answerOf(context, asked.rule, asked.run),
  }
}

/** What a text that was typed says, or where it stops being a rule. */
function answerOf(context: ReportContext | null, rule: string, run: string | null): HelpRules['asked'] {
  const wanted = run === null ? '' : run.trim()
  const asked = { rule, run: wanted }
  const labels = context === null ? [] : context.runs.map(({ label }) => label)
  const found = wanted === '' ? null : resolveRunLabel(wanted, labels)
  if (found !== null && !('label' in found)) {
    const known = found.candidates.length === 0 ? '' : ` It may be one of ${found.candidates.slice(0, 5).join(', ')}.`
    return { ...asked, example: null, refusal: { sentence: `There is no run “${wanted}”.${known}`, position: -1 } }
  }
  const shown = exampleOf(context, rule, found === null ? null : found.label)
  return 'rule' in shown ? { ...asked, example: shown, refusal: null } : { ...asked, example: null, refusal: shown }
}

function exampleOf(context: ReportContext | null, text: string, run: string | null): RuleExample | RuleRefusal {
  if (context === null) {
    const parsed = parseRule(text)
    if (!parsed.ok) return refusalOf(parsed.error)
    return { rule: text, reading: ruleReading(parsed.rule), tryHref: tryHref(null, text), result: null }
  }
  const { assessment, input } = context
  const chosen = run === null ? undefined : context.run(run)
  const tried = tryRule(assessment, input.state, { rule: text, run: chosen === undefined ? null : chosen })
  if (!tried.ok) return refusalOf(tried.error)
  const { judged } = tried
  const rule = readRule(judged.rule)
  const sentence = reasonSentence(judged.reason, factsOfCriterion(context, judged))
  const worst = judged.judgement === null ? null : judged.judgement.worst
  return {
    rule: text,
    reading: ruleReading(tried.rule),
    tryHref: tryHref(context, text),
    result: {
      mark: verdictMark(judged.verdict, sentence),
      sentence,
      measured: judged.measured === null ? null : formatMeasured(judged.measured, formatContext(rule)),
      bar: barOf(context, rule, judged.measured, judged.verdict, judged.run, worst),
      run: judged.run === null ? null : { short: context.short(judged.run), href: context.href.run(judged.run) },
    },
  }
}

function tryHref(context: ReportContext | null, rule: string): string {
  const link = context === null ? null : context.input.link
  const query = new URLSearchParams({
    rule,
    ...(link?.program == null ? {} : { program: link.program }),
    ...(link?.asOf == null ? {} : { 'as-of': link.asOf }),
  })
  return `/help/rules?${query}#try`
}

function refusalOf({
  code,
  position,
  word,
  suggestion,
}: {
  code: keyof typeof ruleErrorHelp
  position: number
  word: string
  suggestion: string | null
}): RuleRefusal {
  const at = word === '' ? '' : `, at “${word}”`
  const hint = suggestion === null ? '' : ` Did you mean “${suggestion}”?`
  return { sentence: `This is no rule${at}: ${ruleErrorHelp[code]}.${hint}`, position }
}
