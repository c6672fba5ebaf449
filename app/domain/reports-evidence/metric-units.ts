import type { Limit } from '../rules'
import type { Unit } from '../vocabulary'

/** A unit as samples write it, in canonical units: multiply by `numerator / denominator`. */
interface SampleUnit {
  unit: Unit
  numerator: number
  denominator: number
}

const scale = (unit: Unit, numerator = 1, denominator = 1): SampleUnit => ({ unit, numerator, denominator })

const sampleUnits: Record<string, SampleUnit> = {
  '%': scale('ratio', 1, 100),
  percent: scale('ratio', 1, 100),
  ratio: scale('ratio'),
  fraction: scale('ratio'),
  us: scale('ms', 1, 1000),
  µs: scale('ms', 1, 1000),
  ms: scale('ms'),
  s: scale('ms', 1000),
  sec: scale('ms', 1000),
  seconds: scale('ms', 1000),
  min: scale('ms', 60_000),
  b: scale('bytes'),
  bytes: scale('bytes'),
  kb: scale('bytes', 1000),
  mb: scale('bytes', 1_000_000),
  gb: scale('bytes', 1_000_000_000),
  kib: scale('bytes', 1024),
  mib: scale('bytes', 1_048_576),
  gib: scale('bytes', 1_073_741_824),
  'req/s': scale('req/s'),
  rps: scale('req/s'),
  count: scale('count'),
}

/**
 * How to compare a sample's value with a limit: the limit in the sample's own unit, and what turns
 * the value into the canonical one. null where the units do not go together; a bare number is never
 * taken for a percentage, and a limit without a unit takes any unit that means nothing else.
 */
export function inSampleUnit(
  unit: string,
  limit: Limit,
): { limit: Limit; toCanonical: (value: number) => number } | null {
  const known = sampleUnits[unit.trim().toLowerCase()]
  if (known === undefined) return limit.unit === 'count' ? { limit, toCanonical: (value) => value } : null
  if (known.unit !== limit.unit) return null
  const { numerator, denominator } = known
  const scaled = { ...limit, numerator: limit.numerator * denominator, denominator: limit.denominator * numerator }
  if (!Number.isSafeInteger(scaled.numerator) || !Number.isSafeInteger(scaled.denominator)) return null
  return { limit: reduced(scaled), toCanonical: (value) => (value * numerator) / denominator }
}

function reduced(limit: Limit): Limit {
  let [a, b] = [limit.numerator, limit.denominator]
  while (b !== 0) [a, b] = [b, a % b]
  return a <= 1 ? limit : { ...limit, numerator: limit.numerator / a, denominator: limit.denominator / a }
}
