import type { CostLine } from '../plan'
import type { CostEntry } from './records'
import { type FigureSource, known, shareOf, type UnknownReason, unknown, type WorkFigure } from './work-figure'

/** Entries that stand: not corrected by a later one, and not taken back. */
export function entriesInEffect(costs: readonly CostEntry[]): CostEntry[] {
  const replaced = new Set(costs.map(({ replaces }) => replaces))
  return costs.filter(({ id, minutes, cents }) => !replaced.has(id) && !(minutes === null && cents === null))
}

export interface Actuals {
  minutes: WorkFigure
  cents: WorkFigure
}

/** What tells whether a stated zero can be one. */
export interface WeekStanding {
  claimedDone: boolean
  ticked: number
}

interface Asked {
  lines: readonly CostLine[]
  /** Of this week, in effect. */
  entries: readonly CostEntry[]
  rateCentsPerHour: number | null
  standing: WeekStanding
}

/**
 * What a week took: what members recorded, else what the document states. "0h" on a week that is
 * claimed complete is not recorded (semantics §7), and so is "0h" beside ticked tasks: nobody did
 * them in no time, and a cost index over it would flatter.
 */
export function actualsOfWeek(asked: Asked): Actuals {
  const { lines, entries, rateCentsPerHour } = asked
  const recorded = recordedActuals(entries, rateCentsPerHour)
  const minutes = statedActual(asked, 'actualMinutes')
  const cents = statedActual(asked, 'actualCents')
  const stated = { minutes, cents: cents.known ? cents : (byRate(minutes, rateCentsPerHour, lines) ?? cents) }
  return { minutes: recorded.minutes ?? stated.minutes, cents: recorded.cents ?? stated.cents }
}

function recordedActuals(entries: readonly CostEntry[], rate: number | null) {
  const sources = entries.map(({ id }): FigureSource => ({ kind: 'entry', id }))
  const minutes = entries.flatMap((entry) => (entry.minutes === null ? [] : [entry.minutes]))
  const costs = entries.map(({ cents, minutes: worked }) =>
    cents !== null ? cents : rate === null ? null : shareOf(rate, worked as number, 60),
  )
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const known_ = costs.filter((cost) => cost !== null)
  const byHours = entries.some(({ cents }) => cents === null)
  return {
    minutes:
      minutes.length === 0 ? null : known(sum(minutes), { unit: 'minutes' as const, formula: 'recorded', sources }),
    cents:
      entries.length === 0
        ? null
        : known_.length < costs.length
          ? unknown('cents', 'no_rate', { sources })
          : known(sum(known_), {
              unit: 'cents',
              formula: 'recorded',
              sources,
              inputs: byHours
                ? [
                    { code: 'minutes', value: sum(minutes), unit: 'minutes' },
                    { code: 'rate', value: rate as number, unit: 'cents' },
                  ]
                : [],
            }),
  }
}

function statedActual({ lines, standing }: Asked, column: 'actualMinutes' | 'actualCents'): WorkFigure {
  const unit = column === 'actualCents' ? 'cents' : 'minutes'
  const stating = lines.filter((line) => line[column] !== null)
  const sources = lines.map(({ place }): FigureSource => ({ kind: 'document', place }))
  if (stating.length === 0) return unknown(unit, 'not_recorded', { sources })
  const value = stating.reduce((sum, line) => sum + (line[column] as number), 0)
  const doubt = value === 0 ? doubtOf(standing) : null
  if (doubt !== null) return unknown(unit, doubt, { sources })
  return known(value, { unit, formula: 'stated', sources, approximate: lines.some(({ approximate }) => approximate) })
}

function doubtOf({ claimedDone, ticked }: WeekStanding): UnknownReason | null {
  if (claimedDone) return 'zero_of_done_week'
  return ticked > 0 ? 'zero_beside_ticks' : null
}

/** Hours at the program's rate, where the document states no money; null where that cannot be said either. */
export function byRate(minutes: WorkFigure, rate: number | null, lines: readonly CostLine[]): WorkFigure | null {
  if (!minutes.known || rate === null) return null
  return known(shareOf(rate, minutes.value, 60), {
    unit: 'cents',
    formula: 'hours_times_rate',
    inputs: [
      { code: 'minutes', value: minutes.value, unit: 'minutes' },
      { code: 'rate', value: rate, unit: 'cents' },
    ],
    sources: minutes.sources,
    approximate: lines.some(({ approximate }) => approximate),
  })
}
