/** A number as a table prints it: its value, and by how much the printed digits leave it open. */
export interface Printed {
  value: number
  /** Half of the last printed digit. */
  half: number
}

const plain = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)$/

/** null where the cell is no number. A comma is a decimal comma: these tables print no thousands. */
export function printedNumber(cell: string): Printed | null {
  const text = cell.trim()
  if (!plain.test(text)) return null
  const value = Number(text.replace(',', '.'))
  if (!Number.isFinite(value)) return null
  const decimals = /[.,](\d*)$/.exec(text)
  return { value, half: 0.5 * 10 ** -(decimals === null ? 0 : decimals[1]!.length) }
}

/** `0.119%`, in percent; null as well where it can be no share of anything. */
export function printedPercent(cell: string): Printed | null {
  const text = cell.trim()
  const percent = text.endsWith('%') ? printedNumber(text.slice(0, -1)) : null
  if (percent === null || percent.value - percent.half > 100 || percent.value + percent.half < 0) return null
  return percent
}

const perUnit = new Map(Object.entries({ sec: 1, s: 1, min: 60, hour: 3600, h: 3600 }))

/** Per second: `3.04878`, `3.0/sec`, `2.5/min`, `12.1/hour`. */
export function printedRate(cell: string): Printed | null {
  const parts = /^([^/]+?)\s*(?:\/\s*([a-z]+))?$/i.exec(cell.trim())
  const number = parts === null ? null : printedNumber(parts[1]!)
  const seconds = parts?.[2] === undefined ? 1 : perUnit.get(parts[2].toLowerCase())
  if (number === null || seconds === undefined) return null
  return { value: number.value / seconds, half: number.half / seconds }
}

/** The whole counts of which a printed share of `whole` can be the share. */
export function countsOfShare(whole: number, percent: Printed): { low: number; high: number } {
  const noise = 1e-9 * whole
  const low = Math.ceil(((percent.value - percent.half) * whole) / 100 - noise)
  const high = Math.floor(((percent.value + percent.half) * whole) / 100 + noise)
  return { low: Math.max(0, Math.min(low, high)), high: Math.min(whole, Math.max(low, high)) }
}
