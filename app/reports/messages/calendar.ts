import type { SheetState } from '~/domain/review/due-sheets'

/** What calendar entries are called. */
export const calendarTexts = {
  name: (program: string) => `${program} (Assay)`,
  weekEnds: (week: string) => `${week} ends`,
  weekSpan: (from: string, to: string) => `From ${from} to ${to}.`,
  reviewDue: (week: string) => `Review due: ${week}`,
  reviewDone: (week: string) => `Review published: ${week}`,
  reviewState: {
    published: 'Published.',
    missing: 'Nobody has published it yet.',
    due: 'Due today.',
    running: 'The week is not over yet.',
    not_due: 'The week has not begun.',
    not_owed: 'None is owed.',
    undated: 'Nothing tells the days of this week.',
  } satisfies Record<SheetState, string>,
  milestone: (text: string) => `Milestone: ${text}`,
  milestoneTicked: 'The tracker ticks it.',
  milestoneOpen: 'The tracker has it open.',
  reward: (text: string) => `Reward: ${text}.`,
  waiverEnds: (criterion: string) => `Waiver ends: ${criterion}`,
  waiver: (state: string, by: string, reason: string) =>
    `${state === 'pending' ? 'Still waiting for a decision' : 'In force'}; asked for by ${by}: ${reason}`,
  programEnds: (program: string) => `${program} ends`,
  closes: (program: string) => `${program} is closed`,
} as const
