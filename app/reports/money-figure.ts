import type { FigureSource, WorkFigure } from '~/domain/work/earned-value'
import type { FigureInput, FigureUnit } from '~/domain/work/work-figure'
import { formatDayRange } from './dates'
import { printDecimal, type Rounding, roundDecimal, toDecimal } from './decimal'
import { formatCount, formatHours, formatMoney, thin } from './format'
import { costTexts, formulaSentences, unknownBrief, unknownSentences } from './messages/money'
import type { ReportContext } from './report-context'
import { placeChip } from './sources'
import type { SourceChip } from './types-common'

/** A figure of the money pages with how it was worked out. */
export interface MoneyFigure {
  known: boolean
  /** "$1,200", "~16 h", "not recorded". */
  text: string
  /** The raw value, cents or minutes or a quotient; null where it is unknown. */
  value: number | null
  /** The formula with its numbers, or why it is unknown. */
  formula: string
  /** Which weeks it covers and which it leaves out, where it is a sum. */
  cover: string | null
  sources: SourceChip[]
  /** Sources beyond those listed. */
  moreSources: number
}

const mostSources = 4

/** `worse` is the side that a rounded number must not hide: an index rounds down, a gap up. */
export function moneyFigure(context: ReportContext, figure: WorkFigure, worse: Rounding = 'down'): MoneyFigure {
  const chips = chipsOf(context, figure.sources)
  const shared = { sources: chips.slice(0, mostSources), moreSources: Math.max(0, chips.length - mostSources) }
  if (!figure.known)
    return {
      known: false,
      text: unknownBrief[figure.reason],
      value: null,
      formula: unknownSentences[figure.reason],
      cover: figure.without.length === 0 ? null : costTexts.without(weekList(figure.without)),
      ...shared,
    }
  const isSum = figure.formula === 'sum_of_weeks' || figure.formula === 'spent_per_criterion'
  const least = isSum && figure.without.length > 0 ? `${costTexts.least} ` : ''
  // A tilde before a minus reads as two of either.
  const about = !figure.approximate ? '' : figure.value < 0 ? `${costTexts.aboutNegative} ` : costTexts.about
  const inputs = Object.fromEntries(figure.inputs.map((input) => [input.code, inputText(input)]))
  return {
    known: true,
    text: `${least}${about}${amountText(figure.value, figure.unit, worse)}`,
    value: figure.value,
    formula: formulaSentences[figure.formula](inputs),
    cover: coverOf(figure.weeks, figure.without),
    ...shared,
  }
}

function coverOf(weeks: readonly string[], without: readonly string[]): string | null {
  const parts = [
    ...(weeks.length === 0 ? [] : [costTexts.over(weekList(weeks))]),
    ...(without.length === 0 ? [] : [costTexts.without(weekList(without))]),
  ]
  return parts.length === 0 ? null : parts.join(', ')
}

/** "week 1, 2, 5", "phase 2a": units once. */
export function weekList(ids: readonly string[]): string {
  const units = new Map<string, string[]>()
  for (const id of ids) {
    const match = /^([a-z]+)-(.+)$/.exec(id)
    const unit = match === null ? '' : (match[1] as string)
    const name = match === null ? id : (match[2] as string)
    units.set(unit, [...(units.get(unit) ?? []), name])
  }
  return [...units]
    .map(([unit, names]) => `${unit}${names.length > 1 && unit !== '' ? 's' : ''} ${names.join(', ')}`.trim())
    .join('; ')
}

/** Amounts whole; quotients with two decimals, points with one, rounded to the side that hides nothing. */
export function amountText(value: number, unit: FigureUnit, worse: Rounding = 'down'): string {
  if (unit === 'cents') return formatMoney(value)
  if (unit === 'minutes') return formatHours(value)
  if (unit === 'ratio') return printDecimal(roundDecimal(toDecimal(value), 2, worse))
  if (unit === 'points') return `${printDecimal(roundDecimal(toDecimal(value), 1, 'up'))}${thin}points`
  return formatCount(value)
}

function inputText({ value, unit }: FigureInput): string {
  return amountText(value, unit)
}

function chipsOf(context: ReportContext, sources: readonly FigureSource[]): SourceChip[] {
  const chips = new Map<string, SourceChip>()
  for (const source of sources) {
    const chip = chipOf(context, source)
    if (!chips.has(chip.text)) chips.set(chip.text, chip)
  }
  return [...chips.values()]
}

function chipOf(context: ReportContext, source: FigureSource): SourceChip {
  if (source.kind === 'document') return placeChip(context, source.place)
  if (source.kind === 'entry')
    return { text: `entry ${source.id}`, href: `#entry-${source.id}`, title: 'What a member recorded' }
  if (source.kind === 'tasks')
    return {
      text: `tasks of ${weekList([source.weekId])}`,
      href: context.href.week(source.weekId),
      title: 'Its tasks with their proofs',
    }
  if (source.kind === 'criteria') return { text: 'criteria', href: context.href.tiers(), title: 'The tiers' }
  return {
    text: formatDayRange(source.from, source.to) ?? source.from,
    href: null,
    title: 'The days that the week is planned on',
  }
}
