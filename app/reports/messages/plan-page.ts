import type { ConditionAnswer } from '~/domain/work/plan-conditions'

export const planTexts = {
  lede: 'What was promised, by whom and on which conditions, as the documents in effect word it. Every line names its place.',
  conditions:
    'A condition that reads as a rule is judged by the runs and reports at hand, by the same law as a criterion. Where a condition describes trouble, the rule that forbids the trouble is judged. The words in pencil are what the author answered.',
  empty: 'No document at hand describes tiers, priorities, options or conditions. Import the plan beside its tracker.',
  chosen: 'carried out',
  recommended: 'recommended',
}

/** What the data say to a condition of the plan. */
export const conditionWords = {
  holds: { glyph: '◆', word: 'holds', sentence: 'Today’s data say that this holds.' },
  fails: { glyph: '✕', word: 'does not hold', sentence: 'Today’s data say that this does not hold.' },
  undecided: { glyph: '≈', word: 'undecided', sentence: 'The data at hand do not decide it.' },
  not_from_data: {
    glyph: '–',
    word: 'not from data',
    sentence: 'It cannot be decided from data: nothing measurable can be read from it.',
  },
} satisfies Record<ConditionAnswer, { glyph: string; word: string; sentence: string }>

/** Names of what plan documents say of an option, a task or a day; other names are shown as written. */
const fieldWords: Record<string, string> = {
  day: 'Day',
  priority: 'Priority',
  task: 'Task',
  focus: 'Focus',
  deliverable: 'Deliverable',
  effort: 'Effort',
  estimate: 'Estimate',
  impact: 'Impact',
  owner: 'Owner',
  status: 'Status',
  timeline: 'Timeline',
  total: 'Total',
  investment: 'Investment',
  roi: 'ROI',
  ref: 'No.',
  file: 'File',
  goal: 'Goal',
}

/** "week_1_2" is "Week 1–2". */
export function fieldLabel(key: string): string {
  if (Object.hasOwn(fieldWords, key)) return fieldWords[key] as string
  const spaced = key.replace(/(\d)_(?=\d)/g, '$1–').replace(/_/g, ' ')
  return `${spaced.charAt(0).toUpperCase()}${spaced.slice(1)}`
}
