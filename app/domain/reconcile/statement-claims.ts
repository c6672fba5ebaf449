import { compareToLimit, readLimit } from '../figures/limit'
import { runMentions } from '../figures/run-mentions'
import type { MetricStatement, QuotedEvidence, QuotedFigure } from '../plan'
import { loadMetrics } from '../vocabulary'
import { type ClaimDraft, inDocument } from './claim-draft'
import type { TrackerInput } from './input'
import { reconcileEvidence } from './run-claims'

/** Words around the figure that name runs: "(v26b core-only)". */
function citing(statement: MetricStatement): string {
  return `${statement.runLabel ?? ''} ${statement.remark ?? ''}`
}

/** A figure that names a run is a quoted figure like any other. */
function asEvidence(input: TrackerInput, statement: MetricStatement, figure: QuotedFigure, label: string) {
  const weeks = input.tracker.weeks.map((week) => week.id)
  return {
    id: statement.metric,
    title: `${statement.metricText}: ${figure.words}`,
    runLabel: label,
    users: null,
    durationS: null,
    date: null,
    files: [],
    figures: [figure],
    conclusions: [],
    weekId: weeks.includes(statement.step) ? statement.step : null,
    place: statement.place,
  } satisfies QuotedEvidence
}

function againstNamedRuns(input: TrackerInput, statement: MetricStatement, figure: QuotedFigure): ClaimDraft[] {
  if (!(loadMetrics as readonly string[]).includes(figure.metric)) return []
  return runMentions(citing(statement)).flatMap((label) =>
    reconcileEvidence(input, asEvidence(input, statement, figure, label)).map((draft): ClaimDraft => {
      const claim = inDocument(input.tracker, `${statement.metricText}: ${figure.words}`, statement.place)
      return { ...draft, kind: 'metric_figure', claim }
    }),
  )
}

/** The target that the figure reaches, as far as the document states one for its step. */
function reached(input: TrackerInput, statement: MetricStatement, figure: QuotedFigure): string | null {
  const step = statement.step === 'current' ? 'final' : statement.step
  const other = input.tracker.targets.find((one) => one.metric === statement.metric && one.step === step)
  const text = statement.targetText ?? other?.text
  if (text === undefined || text === null) return null
  const limit = readLimit(text, { metric: statement.metric, unit: figure.unit })
  return limit !== null && limit.unit === figure.unit && compareToLimit(figure, limit) === 'satisfies' ? text : null
}

/**
 * Ticked figures of fences and tables that no other check took up: against the run they name, else
 * stated without anything that could decide them. `taken` are lines that have a claim already.
 */
export function reconcileStatements(input: TrackerInput, taken: ReadonlySet<string>): ClaimDraft[] {
  return input.tracker.metricStatements.flatMap((statement): ClaimDraft[] => {
    const { figure } = statement
    if (figure === null || !statement.ticked) return []
    const named = againstNamedRuns(input, statement, figure)
    if (named.length > 0) return named
    if (taken.has(`${statement.metric} ${statement.place.line}`)) return []
    const target = reached(input, statement, figure)
    const { value, low, high, unit, words } = figure
    return [
      {
        kind: 'metric_figure',
        class: 'unsupported',
        reason: target === null ? 'figure_without_evidence' : 'target_reached_without_evidence',
        subject: statement.metric,
        weekId: /^(?:week|phase|sprint)-/.test(statement.step) ? statement.step : null,
        numbers: { value, low, high },
        words: {
          figure: words,
          metric: statement.metricText,
          unit,
          step: statement.step,
          ...(target === null ? {} : { target }),
        },
        claim: inDocument(input.tracker, `${statement.metricText}: ${words}`, statement.place),
      },
    ]
  })
}
