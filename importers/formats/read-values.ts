import type { Instant } from '~/domain/place'

/** Careful readings of single values out of parsed JSON and XML attributes; null where it is not one. */

export type JsonObject = Record<string, unknown>

export function objectOf(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null
}

export function listOf(value: unknown): unknown[] | null {
  return Array.isArray(value) ? value : null
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** A whole number from 0 on, as number or digits. */
export function countOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value.trim()) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null
}

const earliestMs = Date.UTC(1990, 0, 1)
const latestMs = Date.UTC(2200, 0, 1)

/** Milliseconds since 1970 as an instant; null outside of 1990 to 2200. */
export function instantOfMs(ms: number | null): Instant | null {
  return ms !== null && ms >= earliestMs && ms < latestMs ? new Date(ms).toISOString() : null
}

/** Seconds or milliseconds since 1970, told apart by their size (in seconds 2200 is 7.3e9, in ms that is April 1970). */
export function instantOfEpoch(value: unknown): Instant | null {
  const number = typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value.trim()) ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) return null
  return instantOfMs(number < latestMs / 1000 ? number * 1000 : number)
}

/** An ISO time. Without a zone it is read as UTC, and `zoned` is false. */
export function instantOfText(value: unknown): { instant: Instant; zoned: boolean } | null {
  const match =
    typeof value === 'string'
      ? /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?$/i.exec(value.trim())
      : null
  if (match === null) return null
  const [, day, time, fraction = '', zone] = match
  const offset = zone === undefined ? 'Z' : zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2').toUpperCase()
  const instant = instantOfMs(Date.parse(`${day}T${time}${fraction.slice(0, 4)}${offset}`))
  return instant === null ? null : { instant, zoned: zone !== undefined }
}

/** The later of two instants, null being none. */
export function laterOf(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a === null ? b : a
  return a < b ? b : a
}
