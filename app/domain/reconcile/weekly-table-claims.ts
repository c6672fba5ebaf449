import type { DocumentPlan, MetricStatement } from '../plan'
import { type ClaimDraft, inDocument } from './claim-draft'
import type { DocumentsInput } from './of-documents'

/** Coverage grows by work; more than this many points in one week needs evidence. */
const jumpPoints = 0.2
const weekStep = /^(?:week|phase|sprint)-(\d+)/

interface Row {
  step: string
  line: number
}

/** Lines of the weekly table by step, whether the row holds figures or targets. */
function rowsOf(plan: DocumentPlan): Row[] {
  const cells = [...plan.metricStatements, ...plan.targets].filter((cell) => weekStep.test(cell.step))
  const metricsPerLine = new Map<string, Set<string>>()
  for (const cell of cells) {
    const key = `${cell.step} ${cell.place.line}`
    metricsPerLine.set(key, (metricsPerLine.get(key) ?? new Set()).add(cell.metricText))
  }
  return [...metricsPerLine]
    .filter(([, metrics]) => metrics.size > 1)
    .map(([key]) => ({ step: key.split(' ')[0]!, line: Number(key.split(' ')[1]) }))
    .sort((a, b) => a.line - b.line)
}

function rowsTwice(plan: DocumentPlan): ClaimDraft[] {
  const rows = rowsOf(plan)
  return rows.flatMap((row): ClaimDraft[] => {
    const first = rows.find((one) => one.step === row.step)!
    if (first === row || row.line - first.line > rows.length) return []
    const at = (line: number) => ({ file: plan.file, line, column: 1 })
    return [
      {
        kind: 'metric_figure',
        class: 'self_contradicted',
        reason: 'table_row_twice',
        subject: row.step,
        weekId: row.step,
        numbers: { first: first.line, second: row.line },
        words: { subject: row.step },
        claim: inDocument(plan, row.step, at(row.line)),
        against: inDocument(plan, first.step, at(first.line)),
      },
    ]
  })
}

function isCoverage(statement: MetricStatement): boolean {
  return statement.figure !== null && statement.figure.metric === 'coverage' && statement.figure.unit === 'ratio'
}

function jumps(plan: DocumentPlan): ClaimDraft[] {
  const figures = plan.metricStatements.filter(
    (statement) => weekStep.test(statement.step) && isCoverage(statement) && statement.targetText === null,
  )
  return figures.flatMap((statement, index): ClaimDraft[] => {
    const before = figures[index - 1]
    if (before === undefined || before.metric !== statement.metric || before.step === statement.step) return []
    const from = before.figure!.value
    const to = statement.figure!.value
    if (to - from <= jumpPoints) return []
    return [
      {
        kind: 'metric_figure',
        class: 'unsupported',
        reason: 'figure_jump',
        subject: statement.metric,
        weekId: statement.step,
        numbers: { from, to },
        words: { metric: statement.metricText, unit: 'ratio', subject: statement.step, previousSubject: before.step },
        claim: inDocument(plan, `${statement.metricText}: ${statement.figure!.words}`, statement.place),
        against: inDocument(plan, `${before.metricText}: ${before.figure!.words}`, before.place),
      },
    ]
  })
}

/** The weekly table against itself. */
export function reconcileWeeklyTable(input: DocumentsInput): ClaimDraft[] {
  return [...rowsTwice(input.tracker), ...jumps(input.tracker)]
}
