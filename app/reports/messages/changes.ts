import type { ChangeKind, ChangeSubject, GoalpostMove, TickBacking } from '~/domain/changes'
import type { OrphanKind } from '~/domain/changes/orphans'

export const changesLede =
  'What one snapshot of a document says and another does not. Moved goalposts first, then what was ticked without new evidence.'

export const changesTeach = {
  title: 'One snapshot',
  sentence:
    'A comparison needs two snapshots of a document. Importing a newer version adds one; assay import --git REPO PATH brings every committed version with its date.',
}

export const subjectWords = {
  target: 'target',
  criterion: 'criterion',
  task: 'task',
  deliverable: 'deliverable',
  milestone: 'milestone',
  box: 'box',
  status: 'status',
  progress: 'progress',
  week: 'week',
  day: 'day',
  tier: 'tier',
  risk: 'risk',
  cost: 'cost line',
  escalation: 'escalation',
  priority: 'priority',
  plan_item: 'plan item',
  open_point: 'open point',
  document: 'document',
} satisfies Record<ChangeSubject, string>

export const kindWords = {
  ticked: 'ticked',
  unticked: 'unticked',
  changed: 'changed',
  moved: 'moved',
  reworded: 'reworded',
  added: 'added',
  removed: 'removed',
} satisfies Record<ChangeKind, string>

export const moveWords = {
  loosened: 'loosened',
  dropped: 'dropped',
  altered: 'altered',
  tightened: 'tightened',
  set: 'set',
} satisfies Record<GoalpostMove, string>

export const moveSentences = {
  loosened: 'It asks for less than before.',
  dropped: 'It is no longer asked for.',
  altered: 'It asks for something else.',
  tightened: 'It asks for more than before.',
  set: 'It was not asked for before.',
} satisfies Record<GoalpostMove, string>

/** A criterion cannot leave its tier by being deleted. */
export const criterionStays = 'It stays in its tier as removed until a member accepts that.'

export function backingSentence(kind: TickBacking, by: string | null): string {
  const sentences = {
    new: `New evidence: ${by}.`,
    earlier: `No new evidence: ${by} is older than the earlier snapshot.`,
    tainted: `No new evidence: ${by} is tainted and proves nothing.`,
    not_at_hand: `No new evidence: ${by} is named and not at hand.`,
    none: 'No new evidence.',
  } satisfies Record<TickBacking, string>
  return sentences[kind]
}

export const groupWords = {
  goalposts: { title: 'Goalposts', aside: 'old and new rule on the same evidence, that of the later snapshot' },
  ticked_bare: { title: 'Ticked without new evidence', aside: 'nothing that came between the two proves it' },
  came_ticked: { title: 'Added, already ticked', aside: 'there was no open box to tick' },
  ticked_new: { title: 'Ticked with new evidence', aside: 'named in its line, or stated by a member, since' },
  unticked: { title: 'Unticked', aside: 'done before, and open now' },
  removed: { title: 'Removed', aside: 'no longer in the document' },
  added: { title: 'Added', aside: null },
  moved: { title: 'Moved', aside: 'to another day of the same week' },
  reworded: { title: 'Reworded', aside: 'the same item in other words' },
  statuses: { title: 'Statuses and percentages', aside: 'words that only one of the two says' },
  facts: { title: 'Risks, money, dates and the rest', aside: null },
} as const
export type ChangeGroup = keyof typeof groupWords

export const fieldWords: Record<string, string> = {
  status: 'status',
  percent: 'percentage',
  note: 'note',
  rule: 'rule',
  goal: 'goal',
  exitCriteria: 'exit criteria',
  estimateMinutes: 'hours estimated',
  estimateCents: 'cost estimated',
  actualMinutes: 'hours recorded',
  actualCents: 'cost recorded',
  achievedOn: 'reached on',
  dueOn: 'due on',
  lastUpdated: 'last updated',
  startDate: 'start',
  endDate: 'end',
  fromDate: 'from',
  toDate: 'to',
  rateCentsPerHour: 'hourly rate',
  active: 'active',
  roi: 'return',
}

export const orphanWords = {
  rule: 'rule',
  attestation: 'statement',
  waiver: 'waiver',
  not_applicable: 'not applicable',
  sign_off: 'signature',
} satisfies Record<OrphanKind, string>

export const orphansTitle = 'Records without their subject'
export const orphansAside =
  'their task or criterion is gone from the documents; they are kept, and hold again when it returns'
