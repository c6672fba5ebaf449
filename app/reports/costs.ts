import type { Assessment } from '~/domain/assessment'
import type { EarnedValue, WeekValue, WorkFigure } from '~/domain/work/earned-value'
import { recordableWeeks } from '~/domain/work/record-cost'
import type { CostEntry } from '~/domain/work/records'
import { burnChart, curveRows, type PlacedPoint, watermelonChart } from './cost-curves'
import { formatDay, moment } from './dates'
import { earnedValueOf } from './earned-value'
import { formatHours, formatMoney, unknownWords } from './format'
import { costTexts, indexNames, totalWords } from './messages/money'
import { budgetText } from './money'
import { type MoneyFigure, moneyFigure } from './money-figure'
import { type ReportContext, reportContext } from './report-context'
import { placeChip } from './sources'
import type { ReportInput } from './types-common'
import type { CostEntryView, CostsReport, CostWeek, IndexRow } from './types-money'

/** `/costs`: budget, weeks, earned value, what was recorded, and their curves. */
export function costsReport(assessment: Assessment, input: ReportInput, points: readonly PlacedPoint[]): CostsReport {
  const context = reportContext(assessment, input)
  const value = earnedValueOf(context)
  const { tracker, settings, currentWeekId } = assessment
  const options = tracker === null ? [] : recordableWeeks(tracker)
  return {
    statusText: costTexts.status(formatDay(value.statusDay)),
    figures: headFigures(context, value),
    indices: indicesOf(context, value),
    weeks: value.weeks.filter((week) => !isOutside(week)).map((week) => weekOf(context, week)),
    outsideText: outsideText(context, value.weeks.filter(isOutside)),
    totals: value.totals
      .filter(({ stated, sum }) => stated !== null || sum !== null)
      .map(({ column, unit, stated, sum, agrees, place }) => ({
        label: totalWords[column],
        stated: stated === null ? unknownWords.notStated : amount(stated, unit),
        sum: sum === null ? unknownWords.notStated : amount(sum, unit),
        differs: agrees === false,
        source: placeChip(context, place),
      })),
    entries: entriesOf(context),
    weekOptions: options.map((id) => ({ value: id, label: titleOf(context, id) })),
    chosenWeek: currentWeekId !== null && options.includes(currentWeekId) ? currentWeekId : null,
    rateText: settings.rateCentsPerHour === null ? null : costTexts.atRate(formatMoney(settings.rateCentsPerHour)),
    chart: burnChart(context, value, points),
    curve: curveRows(context, points),
    watermelon: watermelonChart(context, points),
    emptyText: value.weeks.every(isOutside) ? costTexts.noWeeks : null,
  }
}

function amount(value: number, unit: 'cents' | 'minutes'): string {
  return unit === 'cents' ? formatMoney(value) : formatHours(value)
}

function headFigures(context: ReportContext, value: EarnedValue): CostsReport['figures'] {
  const { lowCents, highCents } = value.budget
  const place = context.assessment.tracker?.budget?.place
  const budget: MoneyFigure = {
    known: lowCents !== null || highCents !== null,
    text: budgetText(lowCents, highCents),
    value: highCents,
    formula: 'as the program states it',
    cover: null,
    sources: place === undefined ? [] : [placeChip(context, place)],
    moreSources: 0,
  }
  const row = (label: string, says: string | null, figure: MoneyFigure) => ({ label, says, figure })
  return [
    row('Budget range', null, budget),
    row('Budget at completion', 'BAC: the sum of the weeks’ estimates', moneyFigure(context, value.bac)),
    row('Planned value', 'PV: what should be earned by the status day', moneyFigure(context, value.planned, 'up')),
    row('Actual cost', 'AC: what it took so far', moneyFigure(context, value.spent, 'up')),
    row('Watermelon gap', 'Claimed ahead of proven, in points of the budget', moneyFigure(context, value.gap, 'up')),
    row(
      'Cost per proven criterion',
      'Spent for each criterion that evidence meets',
      moneyFigure(context, value.costPerProvenCriterion, 'up'),
    ),
  ]
}

/** An index never rounds to its better side: earned ones are worse when lower, what is still asked when higher. */
function indicesOf(context: ReportContext, { claimed, proven }: EarnedValue): IndexRow[] {
  return (Object.keys(indexNames) as (keyof typeof indexNames)[]).map((key) => {
    const worse = key === 'tcpi' || key === 'eac' || key === 'etc' ? 'up' : 'down'
    return {
      ...indexNames[key],
      claimed: moneyFigure(context, claimed[key], worse),
      proven: moneyFigure(context, proven[key], worse),
    }
  })
}

function weekOf(context: ReportContext, week: WeekValue): CostWeek {
  const { estimate, actual, variance, claimed, proven, spent } = week
  const figure = (one: Parameters<typeof moneyFigure>[1]) => moneyFigure(context, one)
  return {
    id: week.weekId,
    title: titleOf(context, week.weekId),
    href: week.standing === 'not_in_documents' ? null : context.href.week(week.weekId),
    phase:
      week.standing === 'in_cost_table'
        ? week.phase
        : week.standing === 'not_in_documents'
          ? costTexts.gone
          : costTexts.outside,
    current: context.assessment.currentWeekId === week.weekId,
    estimateHours: figure(estimate.minutes),
    estimate: figure(estimate.cents),
    actualHours: figure(actual.minutes),
    actual: figure(actual.cents),
    origin: originOf(week),
    statedText: statedText(week),
    variance: figure(spent.unit === 'cents' ? variance.cents : variance.minutes),
    claimed: figure(claimed.earned),
    proven: figure(proven.earned),
    cpiClaimed: figure(claimed.cpi),
    cpiProven: figure(proven.cpi),
    gap: figure(week.gap),
    shares:
      week.share === null
        ? null
        : {
            claimed: (week.share.ticked / week.share.total) * 100,
            proven: (week.share.proven / week.share.total) * 100,
          },
  }
}

function originOf({ actual }: WeekValue): string | null {
  const figures = [actual.minutes, actual.cents]
  if (figures.some((figure) => figure.known && figure.formula === 'recorded')) return costTexts.cellRecorded
  return figures.some(({ known }) => known) ? costTexts.cellDocument : null
}

/** What the document states of a column whose figure is another, or none: "0 h, $0". */
export function statedText({ actual, statedActual }: WeekValue): string | null {
  const other = (figure: WorkFigure) => !figure.known || figure.formula === 'recorded'
  const { minutes, cents } = statedActual
  const stated = [
    ...(minutes !== null && other(actual.minutes) ? [formatHours(minutes)] : []),
    ...(cents !== null && other(actual.cents) ? [formatMoney(cents)] : []),
  ]
  return stated.length === 0 ? null : stated.join(', ')
}

/** Without an estimate and without anything recorded there is nothing to show of a week. */
function isOutside({ standing, actual }: WeekValue): boolean {
  return standing === 'not_in_cost_table' && !actual.cents.known && !actual.minutes.known
}

/** Where no week has a line, the missing table is what is to be said. */
function outsideText(context: ReportContext, weeks: readonly WeekValue[]): string | null {
  const hasTable = context.assessment.tracker?.costs.some(({ isTotal }) => !isTotal) === true
  return weeks.length === 0 || !hasTable
    ? null
    : costTexts.outsideWeeks(weeks.map(({ weekId }) => titleOf(context, weekId)).join(', '))
}

function titleOf(context: ReportContext, weekId: string): string {
  const line = context.assessment.tracker?.costs.find(({ id }) => id === weekId)
  return line === undefined ? context.weekTitle(weekId) : line.phase
}

/** Every entry, newest first; what was corrected or taken back stays in the list. */
function entriesOf(context: ReportContext): CostEntryView[] {
  const { work } = context.input.state
  const costs = work === undefined ? [] : work.costs
  return costs.map((entry) => entryOf(context, entry, costs)).toReversed()
}

function entryOf(context: ReportContext, entry: CostEntry, all: readonly CostEntry[]): CostEntryView {
  const { id, weekId, day, minutes, cents, note, by, at, replaces } = entry
  const next = all.find((one) => one.replaces === id)
  const empty = (one: CostEntry) => one.minutes === null && one.cents === null
  return {
    id,
    weekTitle: titleOf(context, weekId),
    dayText: day === null ? null : formatDay(day),
    hoursText: minutes === null ? costTexts.noHours : formatHours(minutes),
    costText: cents === null ? costTexts.noCost : formatMoney(cents),
    note,
    by,
    at: moment(at, context.timezone),
    standing: next === undefined ? null : empty(next) ? costTexts.withdrawn(next.id) : costTexts.replaced(next.id),
    replacesText:
      replaces === null ? null : empty(entry) ? costTexts.takesBack(replaces) : costTexts.corrects(replaces),
    counts: next === undefined && !empty(entry),
    typed: {
      week: weekId,
      day: day === null ? '' : day,
      hours: minutes === null ? '' : typedHours(minutes),
      cost: cents === null ? '' : (cents / 100).toFixed(cents % 100 === 0 ? 0 : 2),
    },
  }
}

/** "2h 30m": as the field reads it again. */
function typedHours(minutes: number): string {
  const rest = minutes % 60
  const hours = (minutes - rest) / 60
  return rest === 0 ? `${hours}h` : hours === 0 ? `${rest}m` : `${hours}h ${rest}m`
}
