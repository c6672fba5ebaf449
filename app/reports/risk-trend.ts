import type { RiskChange } from '~/domain/work/risks'
import { type RiskMoment, riskTrend } from '~/domain/work/risks'
import { moment } from './dates'
import { countOf } from './format'
import { riskChangeWords, riskFieldWords } from './messages/risks'
import type { ReportContext } from './report-context'
import { placeChip } from './sources'
import type { RiskTrendLine } from './types-risks'

/** Risks by snapshot of their document, newest first. */
export function trendLines(context: ReportContext): RiskTrendLine[] {
  const moments = riskTrend(context.input.state, context.assessment)
  const most = Math.max(1, ...moments.map(({ active, resolved }) => active + resolved))
  return moments.map((one, at) => lineOf(context, one, { most, first: at === 0 })).toReversed()
}

function lineOf(
  context: ReportContext,
  { snapshot, active, resolved, changes }: RiskMoment,
  { most, first }: { most: number; first: boolean },
): RiskTrendLine {
  return {
    moment: moment(snapshot.effectiveAt, context.timezone),
    document: snapshot.document,
    href: context.href.snapshotFile(snapshot.document, snapshot.sha256),
    active,
    resolved,
    bars: { active: (100 * active) / most, resolved: (100 * resolved) / most },
    changes: changes.map((change) => changeView(context, change)),
    changesText: first
      ? `the first snapshot at hand: ${countOf(active + resolved, 'risk')}`
      : changes.length === 0
        ? 'no risk changed'
        : countOf(changes.length, 'change'),
  }
}

function changeView(context: ReportContext, change: RiskChange): RiskTrendLine['changes'][number] {
  const { kind, text, before, after, fields, maybe } = change
  const closed = kind === 'closed' || kind === 'listed_closed'
  const details = [
    ...fields.map(
      ({ field, before: was, after: now }) =>
        `${riskFieldWords[field]} ${was === null ? 'not stated' : `“${was.words}”`} → ${now === null ? 'not stated' : `“${now.words}”`}`,
    ),
    ...(closed && after !== null && after.resolution !== null ? [`“${after.resolution}”`] : []),
    ...(maybe === null ? [] : [`maybe the same as “${maybe.words}”`]),
  ]
  const place = after === null ? before?.place : after.place
  return {
    word: riskChangeWords[kind],
    text,
    detailText: details.length === 0 ? null : details.join('; '),
    source: place === undefined ? null : placeChip(context, place),
  }
}
