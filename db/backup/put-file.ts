import { randomUUID } from 'node:crypto'
import { constants, copyFileSync, linkSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { flush, flushFolder } from '../flush'

/** A name beside `target` under which its content is put together. */
export function temporaryBeside(target: string): string {
  return join(dirname(target), `.${basename(target)}.${randomUUID()}.assay`)
}

/**
 * Gives a finished file its name once the disk has it, and never in the place of another: a link is
 * refused where the name is taken, which a rename would not be.
 */
export function putFile(temporary: string, target: string): void {
  flush(temporary)
  try {
    linkSync(temporary, target)
  } catch (error) {
    if (isTaken(error)) throw error
    // A file system without links: the copy is refused as well where the name is taken.
    copyWhole(temporary, target)
  }
  rmSync(temporary)
  flushFolder(dirname(target))
}

function copyWhole(from: string, to: string): void {
  try {
    copyFileSync(from, to, constants.COPYFILE_EXCL)
    flush(to)
  } catch (error) {
    if (!isTaken(error)) rmSync(to, { force: true })
    throw error
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}

/**
 * A small file made whole or not at all, and never in the place of another: a crash or a full disk
 * leaves nothing that a later start would take for it. Throws EEXIST where the name is taken.
 */
export function putNew(target: string, bytes: string | Uint8Array, mode = 0o600): void {
  const temporary = temporaryBeside(target)
  try {
    writeFileSync(temporary, bytes, { mode, flag: 'wx' })
    putFile(temporary, target)
  } finally {
    rmSync(temporary, { force: true })
  }
}
