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

/** MB per hour by least squares over the last two thirds: what warms up is not what leaks. null with fewer than ten points. */
export function slopeMbPerHour(points: readonly MemoryPoint[]): number | null {
  const late = points.slice(Math.floor(points.length / 3))
  if (late.length < 10) return null
  const mean = (pick: (point: MemoryPoint) => number) => late.reduce((sum, point) => sum + pick(point), 0) / late.length
  const [s, mb] = [mean((point) => point.s), mean((point) => point.mb)]
  const across = late.reduce((sum, point) => sum + (point.s - s) * (point.mb - mb), 0)
  const along = late.reduce((sum, point) => sum + (point.s - s) ** 2, 0)
  return along === 0 ? null : (across / along) * 3600
}
