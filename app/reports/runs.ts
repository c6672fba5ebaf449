import type { Assessment } from '~/domain/assessment'
import { resolveRunLabel } from '~/domain/labels'
import { countOf, formatCount } from './format'
import { once } from './once'
import { provenanceText } from './phase'
import { type JudgedContext, judgedContext } from './report-context'
import { runLine } from './run-line'
import type { ReportInput } from './types-common'
import type { RunsReport } from './types-run'

/** Every run at hand, the latest first; runs without a clock last. */
export function runsReport(assessment: Assessment, input: ReportInput): RunsReport {
  const context = judgedContext(assessment, input)
  return once(context, 'runs', () => buildRunsReport(context))
}

function buildRunsReport(context: JudgedContext): RunsReport {
  const dated = context.runs.filter(({ effectiveAt }) => effectiveAt !== null).toReversed()
  const undated = context.runs.filter(({ effectiveAt }) => effectiveAt === null)
  const runs = [...dated, ...undated].map((run) => runLine(context, run))
  const tainted = runs.filter((run) => run.tainted).length
  const deciding = runs.filter((run) => run.decides > 0).length
  return {
    runs,
    countsText: `${countOf(runs.length, 'run')}, ${formatCount(tainted)} tainted, ${formatCount(deciding)} ${deciding === 1 ? 'decides' : 'decide'} a criterion now`,
    provenanceText: provenanceText(context),
    emptyText: runs.length === 0 ? 'No run is at hand: import load-test files.' : null,
  }
}

export interface NamedRun {
  label: string
  href: string
}

/** The runs that short words mean ("v45"), as the command line resolves them; none, one or several. */
export function runsNamed(assessment: Assessment, input: ReportInput, words: string): NamedRun[] {
  const context = judgedContext(assessment, input)
  const found = resolveRunLabel(
    words,
    context.runs.map(({ label }) => label),
  )
  const labels = 'label' in found ? [found.label] : found.candidates
  return labels.map((label) => ({ label, href: context.href.run(label) }))
}
