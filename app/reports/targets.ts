import type { Assessment, ReconciledClaim } from '~/domain/assessment'
import type { Place } from '~/domain/place'
import type { MetricStatement, Target } from '~/domain/plan'
import { claimSentence } from './claim-view'
import { countOf } from './format'
import { groupBy } from './group'
import { emptyTexts } from './messages/empty'
import { limitOf, readRule } from './messages/facts'
import { once } from './once'
import { type JudgedContext, judgedContext } from './report-context'
import { placeChip } from './sources'
import { finalTargets, statementMark, statementsOf, stepRank, targetLine } from './target-lines'
import { allTargets, stepsText, stepText } from './target-sources'
import type { ReportInput } from './types-common'
import type { TargetsReport } from './types-plan'

/** Every target of every document, by metric, each step beside what is measured. */
export function targetsReport(assessment: Assessment, input: ReportInput): TargetsReport {
  const context = judgedContext(assessment, input)
  return once(context, 'targets', () => buildTargetsReport(context))
}

function buildTargetsReport(context: JudgedContext): TargetsReport {
  const byMetric = groupBy(allTargets(context), ({ metric }) => metric)
  const metrics = [...byMetric].map(([metric, targets]) => metricView(context, metric, targets))
  return {
    metrics,
    countText: `${countOf(metrics.length, 'metric')}, ${countOf(context.snapshots.length, 'document')}`,
    unmeasuredText: `${countOf(metrics.filter(({ measured }) => !measured).length, 'metric')} that no run at hand measures`,
    emptyText: metrics.length === 0 ? emptyTexts.targets : null,
  }
}

function metricView(context: JudgedContext, metric: string, targets: Target[]): TargetsReport['metrics'][number] {
  const steps = [...groupBy(targets, ({ step }) => step).values()].toSorted(
    (a, b) => stepRank((a[0] as Target).step) - stepRank((b[0] as Target).step),
  )
  const [final] = finalTargets(targets)
  const lines = stepLines(context, steps.flat())
  return {
    metric,
    metricText: (targets[0] as Target).metricText,
    final: final === undefined ? null : targetLine(context, final),
    measured: lines.some((line) => line.measured !== null),
    steps: lines,
    differences: steps.flatMap((same) => {
      const distinct = [
        ...groupBy(
          same.filter(({ rule }) => rule !== null),
          sameText,
        ).values(),
      ].map((equal) => equal[0] as Target)
      if (distinct.length < 2) return []
      return [
        {
          stepText: stepText((same[0] as Target).step),
          items: distinct.map(({ text, place }) => ({ text, source: placeChip(context, place) })),
        },
      ]
    }),
    statements: statementViews(context, metric),
  }
}

/** Steps that ask for the same are one line, at the first of them: "weeks 1, 3 to 6, tier 1, final". */
function stepLines(context: JudgedContext, targets: Target[]): TargetsReport['metrics'][number]['steps'] {
  const judged = targets.map((target) => ({ target, line: targetLine(context, target) }))
  const alike = groupBy(judged, ({ target, line }) => JSON.stringify([sameText(target), line.run, line.mark.verdict]))
  return [...alike.values()].map((same) => ({
    ...(same.at(-1) as (typeof judged)[number]).line,
    steps: [...new Set(same.map(({ target }) => target.step))],
    stepText: stepsText(same.map(({ target }) => target.step)),
    sources: same.map(({ target }) => placeChip(context, target.place)),
  }))
}

/** Two spellings of one rule (`2s`, `2000ms`) are one target. */
function sameText({ rule: text, text: words }: Target): string {
  const rule = readRule(text)
  return rule === null ? words.trim() : JSON.stringify([rule.metric, rule.selector, rule.field, rule.op, limitOf(rule)])
}

function statementViews(context: JudgedContext, metric: string): TargetsReport['metrics'][number]['statements'] {
  return statementsOf(context, metric).map((statement) => {
    const against = contradictionsAt(context, statement.place).find(({ words }) => isAbout(words.metric, statement))
    const mark = statementMark(context, statement)
    return {
      words: mark.words,
      contradiction: against === undefined ? null : claimSentence(context, against),
      source: placeChip(context, statement.place),
    }
  })
}

/** Contradicted claims of a line, in their order. */
function contradictionsAt(context: JudgedContext, { file, line }: Place): ReconciledClaim[] {
  const byLine = once(context, 'contradictions-by-line', () => {
    const found = context.assessment.claims.filter(({ class: kind, claim }) => {
      return (kind === 'contradicted' || kind === 'self_contradicted') && claim.kind === 'document'
    })
    return groupBy(found, ({ claim }) => (claim.kind === 'document' ? lineKey(claim.place) : ''))
  })
  const found = byLine.get(lineKey({ file, line }))
  return found === undefined ? [] : found
}

const lineKey = ({ file, line }: Pick<Place, 'file' | 'line'>) => `${line} ${file}`

/** A line of a table states several figures: a contradiction belongs to the one it names. */
function isAbout(named: string | undefined, { metric, metricText }: MetricStatement): boolean {
  return named === undefined || named === metric || named === metricText
}
