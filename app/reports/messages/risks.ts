import type { RiskField } from '~/domain/work/risk-changes'
import type { ScaleTrouble, UnplacedReason } from '~/domain/work/risk-scale'
import type { RiskChangeKind, RiskHappening, RiskScale } from '~/domain/work/risks'

export const riskTexts = {
  boundTitle: 'Risks bound to it',
  boundAside: 'each has happened while this criterion is not met',
  lede: 'What the document fears, where it places it, and what the evidence says of it. A risk has happened when a criterion that it is bound to is not met: that is computed, whatever the document calls its status.',
  csv: 'All risks as CSV',
  csvRules: 'Escalation rules as CSV',
  emptyTitle: 'No risks found',
  empty:
    'A section called “Risks” is read: a table with the columns Risk, Probability, Impact, Mitigation and Status, and a list of resolved ones below a heading like “Resolved risks”.',
  noneTitle: 'No risk here',
  none: 'No risk of the document is of this kind.',
  matrixNote: 'Shaded by the product of both steps. R1 is the first risk that the document lists.',
  topUnseen:
    'The document uses numbers up to three, and three steps are drawn; where it counts to five, write them as 3/5.',
  linkLede:
    'Bind a risk to the criterion that fails once it happens. The criterion’s verdict then says whether it has.',
  linkNote: 'Why these two belong together (optional)',
  confirmOrRemove: 'Confirm or remove this bond',
  remove: 'Remove this bond',
  confirmLede: 'The words of the risk name the criterion; confirmed, the bond is recorded under your name.',
  unlinkNote: 'Why they do not belong together',
  vanishedLede: 'Recorded for risks that the document no longer lists. Nothing recorded is dropped.',
  trendNone: 'One snapshot of the document is at hand: what changes is told from the second on.',
  pointsLede:
    'What the documents leave to be done. One that is called high, urgent or blocking starts the clock of a blocker.',
} as const

/** What a risk's stamp says. */
export const riskWords = {
  linked: 'has happened',
  inferred: 'may have happened',
  said: 'said to have happened',
  high: 'high',
  open: 'open',
  resolved: 'said resolved',
} as const

export function happenedSentence(happened: RiskHappening, active: boolean, criteria: string): string {
  const but = active ? '' : ', though the document calls it resolved'
  if (happened === 'linked') return `A criterion that it is bound to is not met${but}: ${criteria}.`
  if (happened === 'inferred')
    return `A criterion that its words name is not met${but}: ${criteria}. The link is inferred; a member confirms or removes it.`
  return 'The document’s own status says so.'
}

export const scaleTroubleSentences = {
  beyond_five:
    'The document counts beyond five steps; a matrix has three or five. Its risks are listed without a place.',
  words_and_numbers:
    'The document mixes words and numbers, or steps of three with steps of five, so that no place is certain. Its risks are listed without one.',
  nothing_stated:
    'The document states no probability and impact that are understood: words such as Low, Medium, High, or 1 to 5.',
} satisfies Record<ScaleTrouble, string>

export function unplacedSentence(reason: UnplacedReason, axis: string, words: string | null): string {
  if (reason === 'not_stated') return `no ${axis} is stated`
  const said = words === null ? '' : ` “${words}”`
  if (reason === 'between_two') return `the ${axis}${said} lies between two steps`
  if (reason === 'scale_unknown') return 'the scale is not understood'
  return `the ${axis}${said} is not understood`
}

/** Names of the steps where the document's own words for them are not known. */
export function stepLabels(scale: RiskScale): string[] {
  if (scale.steps === null) return []
  if (scale.kind === 'numbers') return Array.from({ length: scale.steps }, (_, at) => String(at + 1))
  return scale.steps === 3 ? ['Low', 'Medium', 'High'] : ['Very low', 'Low', 'Medium', 'High', 'Very high']
}

export const riskChangeWords = {
  appeared: 'new',
  listed_closed: 'new, already resolved',
  closed: 'said resolved',
  reopened: 'open again',
  changed: 'changed',
  removed: 'no longer listed',
} satisfies Record<RiskChangeKind, string>

export const riskFieldWords = {
  text: 'text',
  probability: 'probability',
  impact: 'impact',
  mitigation: 'mitigation',
  status: 'status',
  resolution: 'resolution',
} satisfies Record<RiskField, string>
