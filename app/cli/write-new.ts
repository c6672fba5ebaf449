import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { databaseTrouble } from '~db/open-failure'
import { UsageError } from './exit-codes'

/**
 * A file that the command made, whole or not at all: written beside its place, flushed, and renamed
 * into it; an earlier one of that name is replaced. Answers its full path.
 */
export function writeNew(path: string, bytes: Uint8Array): string {
  const file = resolve(path)
  const temporary = join(dirname(file), `.${basename(file)}.${randomUUID()}.assay`)
  try {
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true) throw new Error('it is a folder')
    const handle = openSync(temporary, 'wx')
    try {
      writeFileSync(handle, bytes)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(temporary, file)
    return file
  } catch (error) {
    rmSync(temporary, { force: true })
    throw new UsageError(`${file} was not written: ${databaseTrouble(error) ?? (error as Error).message}`)
  }
}
