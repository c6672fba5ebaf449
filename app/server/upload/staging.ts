import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import type { AssayDatabase } from '~db/client.server'

/** Where uploads of a database wait: beside its file, readable by its owner only. */
export function stagingRoot(db: Pick<AssayDatabase, 'file'>): string {
  if (db.file === ':memory:') return join(tmpdir(), `assay-uploads-${process.pid}`)
  return join(dirname(resolve(db.file)), `.${basename(db.file)}-uploads`)
}

/** A new private folder for one upload; its name tells whose it is. */
export function openStaging(root: string): string {
  mkdirSync(root, { recursive: true, mode: 0o700 })
  return mkdtempSync(join(root, `${process.pid}-`))
}

/** After every upload, however it ended. */
export function dropStaging(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}

/** At the start of a server: what a process that is gone left behind. */
export function sweepStaging(root: string): number {
  if (!existsSync(root)) return 0
  const left = readdirSync(root).filter((name) => !isAlive(Number(name.split('-', 1)[0])))
  for (const name of left) dropStaging(join(root, name))
  return left.length
}

/** Another server may be at work on the same database; this process has no upload yet when it sweeps. */
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
