import { randomUUID } from 'node:crypto'
import { closeSync, constants, copyFileSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

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
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw error
    // A file system without links: the copy is refused as well where the name is taken.
    copyFileSync(temporary, target, constants.COPYFILE_EXCL)
    flush(target)
  }
  rmSync(temporary)
  flush(dirname(target))
}

/** Waits until the disk has a file, or the names in a folder. */
function flush(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
