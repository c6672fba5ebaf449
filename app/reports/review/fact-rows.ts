import type { Fact, FactGroup } from '~/domain/review/facts'
import type { ClaimClass, TierState, Verdict } from '~/domain/vocabulary'
import { classMark, classSigns, tierMark, tierSigns, verdictMark, verdictSigns } from '../glyphs'
import { groupTitles } from '../messages/review'
import { factWords } from '../messages/review-facts'
import type { ReportContext } from '../report-context'
import type { Hallmark } from '../types-common'
import { sourceChips } from './fact-sources'
import type { SheetGroup, SheetRow } from './types'

/** Rows of a group that a page shows at once; totals and the worst stand first. */
const shownRows: Partial<Record<FactGroup, number>> = {
  runs: 6,
  open_tasks: 12,
  slipped: 8,
  risks: 8,
  clocks: 8,
  criteria: 12,
}
const mostRows = 20

interface RowsAsked {
  context: ReportContext
  asOf: string
  timezone: string
}

/** One group of a sheet as rows. */
export function factGroup(asked: RowsAsked, group: FactGroup, facts: readonly Fact[]): SheetGroup {
  const most = shownRows[group] ?? mostRows
  const rows = ordered(group, facts).map((fact) => factRow(asked, fact))
  return { key: group, title: groupTitles[group], rows: rows.slice(0, most), rest: rows.slice(most) }
}

/** The runs that mattered first: those that taint, then the largest. */
function ordered(group: FactGroup, facts: readonly Fact[]): Fact[] {
  if (group === 'runs') return facts.toSorted((a, b) => runRank(a) - runRank(b))
  if (group === 'criteria') return facts.toSorted((a, b) => movedRank(a) - movedRank(b))
  return [...facts]
}

function runRank({ code, words, numbers }: Fact): number {
  if (code !== 'run') return Number.NEGATIVE_INFINITY
  const requests = numbers.requests
  const size = requests === null || requests === undefined ? 0 : requests
  return (words.taints === '' ? 2e12 : words.decides === 'nothing' ? 0 : 1e12) - size
}

function movedRank({ words }: Fact): number {
  return words.moved === 'yes' ? 0 : 1
}

function factRow({ context, asOf, timezone }: RowsAsked, fact: Fact): SheetRow {
  const { label, value, before, note } = factWords(fact, timezone)
  return {
    id: fact.id,
    label,
    hand: handOf(fact),
    value,
    before,
    note,
    mark: markOf(fact),
    sources: sourceChips(context, fact.sources, asOf),
  }
}

/** What documents say is pencil, whatever a box of theirs says too. */
function handOf({ code }: Fact): SheetRow['hand'] {
  if (code === 'tasks/status' || code === 'milestone' || code === 'claim' || code === 'deliverables/ticked')
    return 'said'
  return code === 'record' || code === 'remedy' ? 'plain' : 'measured'
}

function markOf({ code, words }: Fact): Hallmark | null {
  const to = words.to ?? words.verdict ?? words.class ?? ''
  const sentence = words.sentence ?? ''
  if ((code === 'criterion' || code === 'target' || code === 'remedy') && Object.hasOwn(verdictSigns, to))
    return verdictMark(to as Verdict, sentence)
  if (code === 'tier' && Object.hasOwn(tierSigns, to)) return tierMark(to as TierState, '')
  if (code === 'claim' && Object.hasOwn(classSigns, to)) return classMark(to as ClaimClass, '')
  return null
}
