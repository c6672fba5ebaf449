import { randomUUID } from 'node:crypto'
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { hashOf } from '~importers/content-hash'
import { UsageError } from './exit-codes'

/**
 * Puts new bytes in the place of a file whole or not at all: written beside it, flushed, given the
 * old mode, and renamed over it. Refused where the file is not what `sha256` says, also where it
 * changes meanwhile. A symbolic link stays; the file that it names is exchanged.
 */
export function writeAtomically(path: string, bytes: Uint8Array, sha256: string): string {
  const target = realpathSync(path)
  refuseChanged(target, sha256)
  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}.assay`)
  try {
    const file = openSync(temporary, 'wx', 0o600)
    try {
      writeWhole(file, bytes)
      fchmodSync(file, statSync(target).mode & 0o7777)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    refuseChanged(target, sha256)
    renameSync(temporary, target)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
  flushFolder(dirname(target))
  return target
}

function refuseChanged(target: string, sha256: string): void {
  if (hashOf(readFileSync(target)) !== sha256)
    throw new UsageError(`${target} has changed since it was imported. Import it again first; nothing was written.`)
}

function writeWhole(file: number, bytes: Uint8Array): void {
  let at = 0
  while (at < bytes.length) at += writeSync(file, bytes, at)
}

/** The new name itself must reach the disk; not every platform lets a folder be opened for that. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
