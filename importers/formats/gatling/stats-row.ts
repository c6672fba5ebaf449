import type { FigureRow, PercentileFigure } from '~/domain/evidence'
import type { Place } from '~/domain/place'
import { type JsonObject, objectOf } from '../read-values'
import { nameOfLabel } from '../samples/row-name'

/** Defaults of gatling.conf (`charting.indicators.percentile1..4`); which they were is not recorded. */
const assumed = [50, 75, 95, 99]
/** What the other names of the rule language ask for is nowhere in these files. */
export const unstated = ['p66', 'p80', 'p90', 'p98', 'p99.9', 'p99.99']

/** One figure as printed, with its printed decimals; null for `-`, a missing or an unreadable value. */
interface Figure {
  value: number
  decimals: number
}

/** Numbers until 3.13.4, texts in stats.js: padded, with thousands' commas, `-` for none. */
function figureOf(stats: JsonObject, key: string, part: 'total' | 'ok' | 'ko'): Figure | null {
  const value = objectOf(stats[key])?.[part]
  if (typeof value === 'number') return Number.isFinite(value) ? { value, decimals: decimalsOf(String(value)) } : null
  if (typeof value !== 'string') return null
  const text = value.trim()
  const clean = /^-?\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?:\.\d+)?$/.test(text) ? text.replace(/[^\d.-]/g, '') : text
  return /^-?\d+(?:\.\d+)?$/.test(clean) ? { value: Number(clean), decimals: decimalsOf(clean) } : null
}

function decimalsOf(text: string): number {
  const dot = text.indexOf('.')
  return dot === -1 ? 0 : text.length - dot - 1
}

/** Half of the last printed digit about a figure; a figure with all its digits has no range. */
function rounded(figure: Figure | null): { low: number; high: number } | null {
  if (figure === null || figure.decimals > 2) return null
  const half = 0.5 * 10 ** -figure.decimals
  return { low: Math.max(0, figure.value - half), high: figure.value + half }
}

export function isStats(value: unknown): boolean {
  const stats = objectOf(value)
  return stats !== null && objectOf(stats.numberOfRequests) !== null && objectOf(stats.meanResponseTime) !== null
}

/**
 * A row from one `stats` object: latency of all requests, failed ones among them (`total`), as
 * Gatling's own report and assertions have it. A mean is printed in whole milliseconds.
 */
export function statsRow(stats: JsonObject, label: string, place: Place): FigureRow {
  const whole = (key: string) => figureOf(stats, key, 'total')
  const requests = figureOf(stats, 'numberOfRequests', 'total')
  const failures = figureOf(stats, 'numberOfRequests', 'ko')
  const mean = whole('meanResponseTime')
  const rate = whole('meanNumberOfRequestsPerSecond')
  const failing = figureOf(stats, 'meanNumberOfRequestsPerSecond', 'ko')
  const avgMs = rounded(mean)
  const rps = rounded(rate)
  return {
    ...nameOfLabel(label),
    requests: numberIn(requests),
    // "-" is printed where there is none.
    failures: failures === null && isDash(stats) ? 0 : numberIn(failures),
    medianMs: null,
    avgMs: numberIn(mean),
    minMs: numberIn(whole('minResponseTime')),
    maxMs: numberIn(whole('maxResponseTime')),
    avgBytes: null,
    rps: numberIn(rate),
    failuresPerS: numberIn(failing),
    percentiles: percentilesOfStats(stats),
    place,
    ranges: { ...(avgMs === null ? {} : { avgMs }), ...(rps === null ? {} : { rps }) },
  }
}

/** Under another configuration the four need not ascend; then not even the default names fit. */
function percentilesOfStats(stats: JsonObject): PercentileFigure[] {
  const figures = assumed.map((percentile, index) => {
    return { percentile, valueMs: numberIn(figureOf(stats, `percentiles${index + 1}`, 'total')) }
  })
  const values = figures.map(({ valueMs }) => valueMs).filter((value) => value !== null)
  const ascends = values.every((value, index) => index === 0 || value >= values[index - 1]!)
  return ascends ? figures : []
}

/** What the successes alone had, for the diagnostic of a row with failures. */
export function successLatency(stats: JsonObject): string | null {
  const parts = ['percentiles1', 'percentiles3', 'percentiles4'].map((key) => figureOf(stats, key, 'ok'))
  if (parts.some((part) => part === null)) return null
  return `${parts.map((part) => part!.value).join(' / ')} ms`
}

function isDash(stats: JsonObject): boolean {
  const value = objectOf(stats.numberOfRequests)?.ko
  return typeof value === 'string' && value.trim() === '-'
}

function numberIn(figure: Figure | null): number | null {
  return figure === null ? null : figure.value
}
