import type { AdviceCode, AsideReason, FactKind, LineState, ReadFact } from '~/domain/explained'
import type { StatusWord } from '~/domain/vocabulary'
import { statusWordNames } from './words'

/** What a line was read as, for counts and the start of its explanation. */
export const factKindWords = {
  title: 'title',
  week: 'week',
  day: 'day',
  tier: 'tier',
  section: 'section',
  task: 'task',
  criterion: 'criterion',
  deliverable: 'deliverable',
  milestone: 'milestone',
  plan_item: 'plan item',
  target: 'target',
  figure: 'quoted figure',
  evidence: 'quoted evidence',
  risk: 'risk',
  cost: 'cost line',
  budget: 'budget',
  status: 'status claim',
  progress: 'progress claim',
  date: 'date',
  exit_criteria: 'exit criteria of a week',
  escalation: 'escalation rule',
  open_point: 'open point',
  priority: 'priority',
  template: 'template',
  field: 'field',
  columns: 'columns of a table',
  marked_item: 'marked line',
  link: 'link',
  note: 'note of Assay',
} satisfies Record<FactKind, string>

/** Kinds in the plural where adding an s is wrong. */
export const factKindPlurals: Partial<Record<FactKind, string>> = {
  criterion: 'criteria',
  exit_criteria: 'exit criteria of weeks',
  priority: 'priorities',
  evidence: 'blocks of quoted evidence',
  columns: 'heads of tables',
  note: 'notes of Assay',
}

export const lineStateWords = {
  read: 'read',
  set_aside: 'set aside',
  not_understood: 'not understood',
  markup: 'marks only',
  blank: 'blank',
} satisfies Record<LineState, string>

export const asideSentences = {
  prose: 'prose: kept with the document, nothing is taken from it',
  template: 'part of an unfilled template: its sections are known, its lines state nothing',
  placeholder: 'a box that is still to be filled in: never counted',
  code: 'code: not read for claims',
  plain_text_fence: 'preformatted text without a figure or a status that Assay knows',
  heading_only: 'a heading that only groups what is below it',
  label_only: 'a label that names what stands below it',
  explains: 'explains the line above it',
  row_empty: 'a row of a table that is read; nothing in this row says more',
  html: 'HTML: shown where it is safe, not read',
  front_matter: 'front matter: a key that says nothing to Assay',
  elsewhere: 'a label that is known and holds nothing that Assay keeps',
  unfilled: 'a field of a form that nobody filled in',
} satisfies Record<AsideReason, string>

/** What to write so that more is read. */
export const adviceSentences = {
  box_without_owner:
    'this box is counted and not judged: put it under a heading "## Week 1: …" to make it a task, or under "Success criteria" or "Deliverables"',
  table_columns_unknown:
    'no reader knows these columns: name them, for example, "Risk | Probability | Impact | Mitigation | Status", "Metric | Baseline | Tier 1 | Final" or "Criterion | Target | Status"',
  label_unknown:
    'no reader knows this label: write "**Goal**:", "**Status**:", "**Exit Criteria**:", "**Owner**:" and the like, or leave it as a remark',
  heading_with_figures:
    'figures in a heading are not read: write them as lines below it, "- P99: 1.9s", or the heading as "## Week 3: …"',
  limit_outside_criteria:
    'this looks like a limit: put it under a heading "Success criteria" as "- [ ] P99 response time <2s" so that it is judged',
  estimate_missing: 'write "- [ ] Task 1.1: … (2h)" so that the estimate is read',
  criterion_without_figure:
    'no figure in it, so a member must attest it: write one with its unit, "P99 response time <2s", to have it measured',
  operator_missing:
    'write the operator, "≥ 80 %" or "< 2 s": an operator that is only inferred must be confirmed by a member',
  status_unknown: 'no known status: write COMPLETE, IN PROGRESS, PLANNED, PAUSED, BLOCKED or FAILED',
} satisfies Record<AdviceCode, string>

/** What the lines under a heading are taken for, by the readers' names of sections. */
const sectionWords: Record<string, string> = {
  deliverables: 'deliverables',
  milestones: 'milestones',
  risks: 'risks',
  risks_resolved: 'resolved risks',
  criteria: 'criteria, each to be judged',
  costs: 'costs',
  escalations: 'escalation rules',
  metrics: 'figures and targets',
  quick_wins: 'quick wins',
  conditions: 'conditions of a decision',
  watch: 'what to watch',
  success: 'what counts as success',
  achievements: 'what was achieved',
  coverage: 'what tests should cover',
  schedule: 'a schedule',
  next_actions: 'next actions',
  work_item: 'one piece of work',
  option: 'an option',
  priority: 'a priority',
  template: 'a template',
  tier: 'a tier',
  week: 'a week’s tasks',
  day: 'a day’s tasks',
  steps: 'the steps of this day or phase',
}

/** Names of fields as they are said; the others go by their own name. */
const fieldWords: Record<string, string> = {
  estimateMinutes: 'estimate',
  actualMinutes: 'actual hours',
  actual: 'actual cost',
  achievedOn: 'achieved on',
  dueOn: 'due on',
  resolvedOn: 'resolved on',
  item: 'as',
}

type Value = string | number | boolean

function valueText(name: string, value: Value): string {
  if (name === 'ticked') return value === true ? 'ticked' : 'open'
  if (name === 'active') return value === true ? 'active' : 'resolved'
  if (name === 'total') return 'the stated total'
  if (name === 'operatorInferred') return 'operator only inferred'
  if (name.endsWith('Minutes')) return `${fieldWords[name]} ${hours(Number(value))}`
  if (name === 'status') return statusWordNames[value as StatusWord]
  if (name === 'rule') return `rule ${value}`
  if (name === 'percent') return `${value} %`
  const text = String(value).replaceAll('_', name === 'item' ? ' ' : '_')
  return unnamed.has(name) ? text : `${fieldWords[name] ?? name} ${text}`
}

/** Fields whose value says by itself what it is. */
const unnamed = new Set(['text', 'title', 'words', 'label', 'phase', 'trigger', 'ref', 'columns', 'metric', 'status'])

function hours(minutes: number): string {
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`
}

/** One thing that a line says: "task 1.1 · Database indexes · ticked · estimate 2 h". */
export function factSentence({ kind, id, fields }: ReadFact): string {
  if (kind === 'section') return `what follows is ${sectionWords[String(fields.about)] ?? String(fields.about)}`
  const own = kind === 'field' ? `${fields.label}: ${fields.value}` : null
  const parts = own === null ? Object.entries(fields).map(([name, value]) => valueText(name, value)) : [own]
  const subject =
    id !== null && (kind === 'status' || kind === 'progress' || kind === 'exit_criteria') ? ` of ${id}` : ''
  return `${factKindWords[kind]}${subject}${parts.length === 0 ? '' : `: ${parts.join(' · ')}`}`
}
