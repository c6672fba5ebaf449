import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A disk of a few megabytes; null where this process may not mount one. */
export interface SmallDisk {
  folder: string
  /** Leaves room for this many bytes. */
  fill(leave: number): void
  free(): void
  unmount(): void
}

export function mountSmallDisk(at: string, megabytes: number): SmallDisk | null {
  mkdirSync(at, { recursive: true })
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'assay-faults', at])
  if (mounted.status !== 0) return null
  const ballast = join(at, 'ballast')
  return {
    folder: at,
    fill(leave) {
      rmSync(ballast, { force: true })
      const { bavail, bsize } = statfsSync(at)
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - leave)))
    },
    free: () => rmSync(ballast, { force: true }),
    unmount: () => void spawnSync('umount', ['-l', at]),
  }
}
