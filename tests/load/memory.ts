import { readFileSync } from 'node:fs'

/** Resident memory of a process in MB; null where the system does not say. */
export function residentMb(pid: number): number | null {
  try {
    const found = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return found === null ? null : Number(found[1]) / 1024
  } catch {
    return null
  }
}

/** Seconds of processor that a process has used so far; null where the system does not say. */
export function processorS(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')
    // utime and stime, in hundredths of a second on every Linux of today.
    return fields === undefined ? null : (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return null
  }
}

export interface MemoryPoint {
  /** Seconds since the start. */
  s: number
  mb: number
}

/** How fast memory grows, in MB per hour: with 95 % confidence between these. */
export interface MemorySlope {
  perHour: number
  low: number
  high: number
}

const blocks = 10
/** Quantile 0.975 of Student's t with eight degrees of freedom: ten blocks, less the two of a line. */
const student = 2.306

/**
 * By least squares over the last two thirds: what warms up is not what leaks. Memory goes up and down with
 * the collector, and a second is like the one before it: so the line is laid through the means of ten
 * blocks of the time, whose distance from it says how sure it is. null with fewer than thirty points.
 */
export function memorySlope(points: readonly MemoryPoint[]): MemorySlope | null {
  const late = points.slice(Math.floor(points.length / 3))
  if (late.length < blocks * 2) return null
  const means = Array.from({ length: blocks }, (_, at) => {
    const block = late.slice(Math.floor((at * late.length) / blocks), Math.floor(((at + 1) * late.length) / blocks))
    return { s: meanOf(block.map(({ s }) => s)), mb: meanOf(block.map(({ mb }) => mb)) }
  })
  const [s, mb] = [meanOf(means.map((one) => one.s)), meanOf(means.map((one) => one.mb))]
  const along = sumOf(means.map((one) => (one.s - s) ** 2))
  if (along === 0) return null
  const slope = sumOf(means.map((one) => (one.s - s) * (one.mb - mb))) / along
  const rest = sumOf(means.map((one) => (one.mb - mb - slope * (one.s - s)) ** 2))
  const sure = student * Math.sqrt(rest / (blocks - 2) / along)
  return { perHour: slope * 3600, low: (slope - sure) * 3600, high: (slope + sure) * 3600 }
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
const meanOf = (values: readonly number[]) => sumOf(values) / values.length
