import type { ListItem } from 'mdast'
import type { Place } from '~/domain/place'
import type { BoxOwner, DocumentPlan, EscalationRule, Priority, StatusClaim } from '~/domain/plan'
import type { DiagnosticSeverity, DocumentRole } from '~/domain/vocabulary'
import type { MarkdownTree } from './section'
import { idRegistry } from './words/slug'

/** What the content under a heading or bold label is, by the heading's words. */
export type SectionKind =
  | 'title'
  | 'template'
  | 'deliverables'
  | 'milestones'
  | 'risks'
  | 'risks_resolved'
  | 'criteria'
  | 'costs'
  | 'escalations'
  | 'metrics'
  | 'quick_wins'
  | 'option'
  | 'conditions'
  | 'watch'
  | 'success'
  | 'achievements'
  | 'coverage'
  | 'schedule'
  | 'next_actions'
  | 'work_item'
  | 'priority'
  | 'tier'
  | 'week'
  | 'day'
  | 'other'

/** Where a reader stands: inherited from heading to heading, refined by bold labels. */
export interface Scope {
  kind: SectionKind
  weekId: string | null
  dayId: string | null
  tierId: string | null
  priority: Priority | null
  escalation: EscalationRule | null
  /** Open option, quick win or work item: its pairs become fields of this plan item. */
  fields: Record<string, string> | null
  /** Nearest heading or label, for plan items. */
  group: string
}

/** A status that names a week which may only be met later in the document. */
export interface PendingStatus {
  weekId: string
  unit: string
  number: number | null
  title: string
  tiers: string[]
  claim: StatusClaim | null
  place: Place
  /** A timeline or a table of phases may introduce a week; a footer may not. */
  introduces: boolean
}

/** One document being read: the plan under construction and what the readers share. */
export interface Reading {
  tree: MarkdownTree
  role: DocumentRole
  plan: DocumentPlan
  /** No task-list box stands anywhere in the document: marked lines and rows take their place. */
  boxless: boolean
  owners: Map<ListItem, { owner: BoxOwner; ownerId: string | null }>
  pending: PendingStatus[]
  /** By received line, ascending: which scope begins there. */
  scopes: { line: number; scope: Scope }[]
  newId: (base: string, qualifier?: string) => string
  report: (severity: DiagnosticSeverity, rule: string, place: Place, message: string) => void
}

export const emptyScope: Scope = {
  kind: 'other',
  weekId: null,
  dayId: null,
  tierId: null,
  priority: null,
  escalation: null,
  fields: null,
  group: '',
}

export function startReading(tree: MarkdownTree, role: DocumentRole, plan: DocumentPlan, boxless: boolean): Reading {
  return {
    tree,
    role,
    plan,
    boxless,
    owners: new Map(),
    pending: [],
    scopes: [],
    newId: idRegistry(),
    report: (severity, rule, place, message) => plan.diagnostics.push({ ...place, severity, rule, message }),
  }
}
