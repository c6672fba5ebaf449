import type { TaskProof } from '~/domain/reconcile/task-proof'
import type { CommitmentState } from '~/domain/work/commitments'
import type { ProofWorth } from '~/domain/work/task-proofs'

export const commitmentTexts = {
  milestone: {
    title: 'Milestones',
    lede: 'Who says that it is reached, and what proves it: a milestone of a tier is reached once the tier is ready, one of a week once its tasks are proven.',
    emptyTitle: 'No milestones found',
    empty:
      'A section called “Milestones” is read: one box per line, such as “Tier 1 complete (Week 2): team lunch - ACHIEVED 2026-01-12”.',
  },
  deliverable: {
    title: 'Deliverables',
    lede: 'Who says that it is delivered, and what proves it: a criterion that its words name, a run or file that its line names and that is at hand, or evidence that a member attached.',
    emptyTitle: 'No deliverables found',
    empty: 'A section called “Deliverables” is read: a heading per week, and one box per line below it.',
  },
  none: 'Nothing is of this kind.',
  noProof: 'Nothing that could prove it is named or attached.',
  inferred: 'inferred: named in its words',
  attach: 'Attach proof',
  csv: 'All of them as CSV',
} as const

export const commitmentWords = {
  proven: 'claimed and proven',
  unclaimed: 'proven, not claimed',
  unproven: 'claimed without proof',
  contradicted: 'contradicted',
  open: 'open',
  overdue: 'overdue',
} satisfies Record<CommitmentState, string>

export const commitmentReasons = {
  proven: () => 'It is ticked, and what would prove it does.',
  unclaimed: () => 'Evidence shows it, and nobody has ticked it.',
  unproven: () => 'It is ticked, and nothing at hand proves it.',
  contradicted: () => 'It is ticked, and the evidence or the document itself says otherwise.',
  open: (due) =>
    due === null
      ? 'It is not ticked, and no day is known by which it is due.'
      : `It is not ticked and is due on ${due}.`,
  overdue: (due) => `It is not ticked and was due on ${due}.`,
} satisfies Record<CommitmentState, (due: string | null) => string>

/** What a run that a line names is worth. */
export const namedRunWords = {
  proven: 'at hand and clean',
  tainted: 'tainted: it proves nothing',
  void: 'declared void',
  out_of_time: 'without a known time, or later than this moment',
  not_at_hand: 'not at hand',
  none: 'not named',
} satisfies Record<TaskProof['state'], string>

export const attachedWords = {
  proves: 'proves it',
  tainted: 'tainted: it proves nothing',
  void: 'declared void',
  broken: 'the report is broken',
  out_of_time: 'without a known time, or later than this moment',
  not_at_hand: 'no longer at hand',
  shown_only: 'shown under the member’s name; it proves nothing',
  withdrawn: 'taken back',
} satisfies Record<ProofWorth, string>
