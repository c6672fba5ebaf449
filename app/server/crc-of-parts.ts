import zlib from 'node:zlib'

/**
 * CRC-32 of parts with the same bytes between any two of them, without reading the parts again. The sum
 * of A and B is that of A, multiplied by x to the bits of B modulo the polynomial, plus that of B; all
 * of it is linear, so that the bytes between count by one factor, wherever and how often they stand.
 */
export interface SumOfParts {
  parts: readonly { crc: number; length: number }[]
  /** For bytes of one length between the parts: what the parts add, the factor of the bytes, length of the whole. */
  joined: { between: number; added: number; factor: number; length: number } | null
}

export function sumOfParts(parts: readonly Buffer[]): SumOfParts {
  return { parts: parts.map((part) => ({ crc: zlib.crc32(part), length: part.length })), joined: null }
}

/** Check sum and length of the parts with `between` between them; worked out once for each length of `between`. */
export function joinedSum(sum: SumOfParts, between: Buffer): { crc: number; length: number } {
  if (sum.joined === null || sum.joined.between !== between.length) sum.joined = joinedBy(sum.parts, between.length)
  const { added, factor, length } = sum.joined
  return { crc: (added ^ times(factor, zlib.crc32(between))) >>> 0, length }
}

function joinedBy(parts: SumOfParts['parts'], between: number): NonNullable<SumOfParts['joined']> {
  let [added, factor, length] = [0, 0, 0]
  for (const [at, part] of [...parts.entries()].reverse()) {
    added ^= times(powerOfBytes(length), part.crc)
    length += part.length
    if (at === 0) continue
    factor ^= powerOfBytes(length)
    length += between
  }
  return { between, added, factor, length }
}

/** The polynomial of CRC-32 and its numbers have their highest power in the lowest bit; the highest bit is 1. */
const polynomial = 0xedb88320
const one = 0x80000000

/** Product of two polynomials over one bit, modulo that of CRC-32. */
function times(left: number, right: number): number {
  let product = 0
  let shifted = right
  for (let bit = 31; bit >= 0; bit -= 1) {
    if (((left >>> bit) & 1) === 1) product ^= shifted
    shifted = (shifted & 1) === 1 ? (shifted >>> 1) ^ polynomial : shifted >>> 1
  }
  return product >>> 0
}

/** x to the bits of so many bytes. */
function powerOfBytes(bytes: number): number {
  let power = one
  // x to 8, squared for each further binary place of the count.
  let square = one >>> 8
  for (let rest = bytes; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) power = times(power, square)
    square = times(square, square)
  }
  return power
}
