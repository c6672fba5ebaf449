import type { SignOff } from '~/domain/acts/records'
import type { Assessment } from '~/domain/assessment'
import type { CriterionTurn, TierTurn } from '~/domain/tier-history'
import { formatDay, moment } from './dates'
import { tierMark, verdictMark } from './glyphs'
import { hrefs } from './href'
import { historyWords } from './messages/tier-history'
import { type ReportContext, reportContext } from './report-context'
import type { ReportInput, TierMark, VerdictMark } from './types-common'

export interface TierHistoryRow {
  key: string
  atText: string
  href: string
  mark: TierMark
  /** Who signed at this moment, or what else is to be said. */
  note: string | null
  turned: { key: string; text: string; href: string | null; mark: VerdictMark | null; byText: string }[]
  moreText: string | null
}

export interface TierHistoryView {
  momentsText: string
  rows: TierHistoryRow[]
}

const mostTurned = 4

/** The turns of a tier's state and its signatures, newest first. */
export function tierHistoryView(
  assessment: Assessment,
  input: ReportInput,
  history: { tierId: string; turns: TierTurn[]; judged: number; earlier: number },
): TierHistoryView {
  const context = reportContext(assessment, input)
  const { tierId, turns, judged, earlier } = history
  const signatures = (input.state.acts?.signOffs ?? []).filter((one) => one.tierId === tierId)
  const atTurn = new Set(turns.map(({ at }) => at))
  const rows = [
    ...turns.map((turn, index) => ({
      at: turn.at,
      row: turnRow(context, turn, { first: index === 0, signatures, tierId }),
    })),
    // A signature that left the state as it was is an event of the tier all the same.
    ...signatures
      .filter(({ at }) => !atTurn.has(at))
      .map((one) => ({ at: one.at, row: signatureRow(context, one, stateAt(turns, one)) })),
  ]
  return {
    momentsText: historyWords.moments(judged, earlier),
    rows: rows.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at)).map(({ row }) => row),
  }
}

function stateAt(turns: readonly TierTurn[], { at, pack }: SignOff) {
  const turn = turns.findLast((one) => Date.parse(one.at) <= Date.parse(at))
  return turn === undefined ? pack.state : turn.state
}

function turnRow(
  context: ReportContext,
  turn: TierTurn,
  { first, signatures, tierId }: { first: boolean; signatures: SignOff[]; tierId: string },
): TierHistoryRow {
  const signed = signatures.filter(({ at }) => at === turn.at).map(historyWords.signed)
  const rest = turn.turned.length - mostTurned
  return {
    key: `turn ${turn.at}`,
    ...when(context, turn, tierId),
    mark: tierMark(turn.state, ''),
    note:
      signed.length > 0
        ? signed.join(' ')
        : first
          ? historyWords.first
          : turn.turned.length === 0
            ? historyWords.same
            : null,
    turned: turn.turned.slice(0, mostTurned).map((one) => turnedView(context, one)),
    moreText: rest > 0 ? historyWords.more(rest) : null,
  }
}

function signatureRow(context: ReportContext, one: SignOff, state: TierTurn['state']): TierHistoryRow {
  return {
    key: `signature ${one.id}`,
    ...when(context, { at: one.at, day: null }, one.tierId),
    mark: tierMark(state, ''),
    note: historyWords.signed(one),
    turned: [],
    moreText: null,
  }
}

/** A day is said as a day and leads to its end; a moment within a day leads to that very moment. */
function when({ input, timezone }: ReportContext, { at, day }: Pick<TierTurn, 'at' | 'day'>, tierId: string) {
  return {
    atText: day === null ? moment(at, timezone).clock : formatDay(day),
    href: hrefs({ ...input.link, asOf: day ?? at }).tier(tierId),
  }
}

function turnedView(context: ReportContext, { id, text, to, run, from }: CriterionTurn) {
  return {
    key: id,
    text,
    href: context.criterion(id) === undefined ? null : context.href.criterion(id),
    mark: to === null ? null : verdictMark(to, ''),
    byText: historyWords.turned({ from, to, run: run === null ? null : context.short(run) }),
  }
}
