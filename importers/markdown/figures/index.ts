import type { DayGroup, DocumentPlan, Tier, Week } from '~/domain/plan'
import type { DocumentRole } from '~/domain/vocabulary'
import type { MarkdownTree } from '../section'

/** What the plan readers already know when the figures are read. */
export interface FigureContext {
  role: DocumentRole
  weeks: Week[]
  days: DayGroup[]
  tiers: Tier[]
  /** Id of the week, day group or tier in whose section a received line stands. */
  weekAt: (line: number) => string | null
  dayAt: (line: number) => string | null
  tierAt: (line: number) => string | null
}

/** Targets, stated figures, progress statements and quoted evidence of a document. */
export function readFigures(
  _tree: MarkdownTree,
  _context: FigureContext,
): Pick<DocumentPlan, 'targets' | 'metricStatements' | 'progress' | 'quotedEvidence'> {
  return { targets: [], metricStatements: [], progress: [], quotedEvidence: [] }
}
