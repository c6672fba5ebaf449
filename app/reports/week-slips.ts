import { dayOf } from '~/domain/calendar'
import type { Slip, SlipEnd } from '~/domain/work/slips'
import type { WeekFacts } from '~/domain/work/week-facts'
import { formatDay } from './dates'
import { formatHours } from './format'
import { slipWords } from './messages/week-page'
import type { ReportContext } from './report-context'
import { placeChip } from './sources'
import type { SourceChip } from './types-common'
import type { SlipView } from './types-week'

/** What came to a week and what left it, seen from that week. */
export function slipViews(
  context: ReportContext,
  { slippedIn, slippedOut }: Pick<WeekFacts, 'slippedIn' | 'slippedOut'>,
): { slippedIn: SlipView[]; slippedOut: SlipView[] } {
  return {
    slippedIn: slippedIn.map((slip, at) => slipView(context, slip, { own: slip.to, other: slip.from, at })),
    slippedOut: slippedOut.map((slip, at) => slipView(context, slip, { own: slip.from, other: slip.to, at })),
  }
}

function slipView(
  context: ReportContext,
  slip: Slip,
  { own, other, at }: { own: SlipEnd | null; other: SlipEnd | null; at: number },
): SlipView {
  const shown = (own === null ? other : own) as SlipEnd
  const { timezone } = context
  const days = [slip.before, slip.after].map(({ effectiveAt }) => formatDay(dayOf(effectiveAt, timezone)))
  return {
    key: `${slip.kind} ${at} ${shown.taskId}`,
    kind: slip.kind,
    kindText: slipWords[slip.kind],
    text: shown.text,
    ticked: shown.ticked,
    estimateText: shown.estimateMinutes === null ? null : formatHours(shown.estimateMinutes),
    week: other === null ? null : { title: context.weekTitle(other.weekId), href: context.href.week(other.weekId) },
    from: slip.from === null ? null : endChip(context, slip.from, slip.before.sha256),
    to: slip.to === null ? null : endChip(context, slip.to, slip.after.sha256),
    whenText: `between ${days[0]} and ${days[1]}`,
    maybeText: maybeText(slip, other),
  }
}

function maybeText({ certain, maybe }: Slip, other: SlipEnd | null): string | null {
  if (maybe !== null) return `may be the same as “${maybe.text}”`
  return certain || other === null ? null : `may be the same as “${other.text}”`
}

/** A line of the snapshot in effect is linked; one of an earlier snapshot leads to its bytes. */
function endChip(context: ReportContext, { place }: SlipEnd, sha256: string): SourceChip {
  const current = context.snapshots.find((snapshot) => snapshot.sha256 === sha256)
  if (current !== undefined) return placeChip(context, place)
  const earlier = context.input.state.earlier.find((snapshot) => snapshot.sha256 === sha256)
  const chip = placeChip(context, place)
  const href = earlier === undefined ? null : context.href.snapshotFile(earlier.document, sha256)
  return { ...chip, href, title: `${chip.title}, of the earlier snapshot` }
}
