import type { DocumentPlan } from '~/domain/plan'
import type { MarkdownTree } from '../section'
import type { FigureContext } from './context'
import { readMetricLines } from './metric-lines'
import { readProgressStatements } from './progress-statements'
import { readQuotedEvidence } from './quoted-evidence'
import { readJudgedFigures, readStatedTargets } from './stated-targets'
import { readTargetTables } from './target-tables'

export type { FigureContext } from './context'

/** Targets, stated figures, progress statements and quoted evidence of a document, in document order. */
export function readFigures(
  tree: MarkdownTree,
  context: FigureContext,
): Pick<DocumentPlan, 'targets' | 'metricStatements' | 'progress' | 'quotedEvidence'> {
  const lines = readMetricLines(tree)
  const tables = readTargetTables(tree)
  const byLine = <T extends { place: { line: number } }>(items: T[]) =>
    items.sort((a, b) => a.place.line - b.place.line)
  return {
    targets: byLine([...lines.targets, ...tables.targets, ...readStatedTargets(tree, context)]),
    metricStatements: byLine([
      ...lines.metricStatements,
      ...tables.metricStatements,
      ...readJudgedFigures(tree, context),
    ]),
    progress: byLine(readProgressStatements(tree, context)),
    quotedEvidence: readQuotedEvidence(tree, context),
  }
}
