import type { LogClock } from '../samples/collect-samples'

/** How a time stamp is written: milliseconds since 1970, or a date pattern without a time zone. */
type TimeKind = 'epoch' | 'pattern'

export interface StampReader {
  /** Milliseconds; for patterns on a clock without time zone. null where it cannot be read. */
  read(cell: string): number | null
  clock(): LogClock
  /** Days whose order of day and month the pattern leaves open; the clock is then no clock. */
  isAmbiguous(): boolean
}

const epoch = /^\d{13}$/
const pattern = /^(?:(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})[ T]+)?(\d{1,2}):(\d{2}):(\d{2})(?:[.,:](\d{1,3}))?$/

export function timeKindOf(cell: string): TimeKind | null {
  const text = cell.trim()
  if (epoch.test(text)) return 'epoch'
  return pattern.test(text) ? 'pattern' : null
}

/** Reads the stamps of one file, which all have the kind of the first. */
export function stampReader(): StampReader {
  const reader = {
    kind: null as TimeKind | null,
    days: new Set<string>(),
    dayFirst: false,
    monthFirst: false,
    open: false,
  }
  return {
    read(cell) {
      const text = cell.trim()
      const kind = timeKindOf(text)
      if (kind === null || (reader.kind !== null && kind !== reader.kind)) return null
      reader.kind = kind
      return kind === 'epoch' ? Number(text) : readPattern(text, reader)
    },
    clock() {
      if (reader.kind === 'epoch') return 'epoch'
      return reader.kind === null || isAmbiguous(reader) ? null : 'local'
    },
    isAmbiguous: () => isAmbiguous(reader),
  }
}

interface Days {
  days: Set<string>
  dayFirst: boolean
  monthFirst: boolean
  /** A date was read month first without anything that says so. */
  open: boolean
}

/** Several days, one of which may have been read in the wrong order. */
function isAmbiguous({ days, dayFirst, monthFirst, open }: Days): boolean {
  return days.size > 1 && open && (dayFirst || !monthFirst)
}

/**
 * The year may stand first or last; day and month are told apart by a number above 12. Where no
 * date has one, a file of a single day still gives durations.
 */
function readPattern(text: string, seen: Days): number | null {
  const [, a, b, c, hour, minute, second, fraction] = pattern.exec(text)!
  const time = Number(hour) * 3_600_000 + Number(minute) * 60_000 + Number(second) * 1000
  const ms = time + (fraction === undefined ? 0 : Number(fraction))
  if (a === undefined) return ms
  const yearFirst = a.length === 4
  const [year, x, y] = (yearFirst ? [a, b, c] : [c, a, b]).map(Number) as [number, number, number]
  if (x > 31 || y > 31 || (x > 12 && y > 12)) return null
  const isoOrder = yearFirst && y <= 31 && x <= 12
  seen.days.add(`${a} ${b} ${c}`)
  if (isoOrder || y > 12) seen.monthFirst = true
  if (x > 12 && !isoOrder) seen.dayFirst = true
  if (!isoOrder && x <= 12 && y <= 12) seen.open = true
  const [month, day] = isoOrder || y > 12 ? [x, y] : x > 12 ? [y, x] : [x, y]
  return Date.UTC(year < 100 ? 2000 + year : year, month - 1, day) + ms
}
