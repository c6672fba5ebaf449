import type { Measured } from '../assessment'
import type { Unit } from '../vocabulary'

/** 17938 as "17,938"; a figure keeps its decimals, since a rounded one might stand on the other side of a limit. */
export function grouped(value: number): string {
  const text = Number.isInteger(value) ? String(value) : String(Number(value.toFixed(3)))
  const [whole, decimals] = text.split('.')
  const digits = whole!.replace(/\B(?=(\d{3})+$)/g, ',')
  return decimals === undefined ? digits : `${digits}.${decimals}`
}

/** A share as printed: "98.8 %", as many digits as it takes not to be rounded past a limit nearby. */
export function percent(ratio: number): string {
  return `${grouped(Number((ratio * 100).toFixed(4)))} %`
}

/** A value in its canonical unit, in ASCII: "2,300 ms", "0.46 %", "7.11 req/s". */
export function amount(value: number, unit: string): string {
  if (unit === 'ratio') return percent(value)
  return unit === 'count' || unit === 'other' ? grouped(value) : `${grouped(value)} ${unit}`
}

/** The measured value as the tool printed it; a ratio by its counts, which say how many samples there were. */
export function measuredAmount(measured: Measured): string {
  if (measured.counts !== null) return `${grouped(measured.counts.part)} of ${grouped(measured.counts.whole)}`
  return amount(measured.value, measured.unit satisfies Unit)
}
