import { chmodSync, constants, copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { openDatabase } from '../client.server'
import { type Verification, verifyDatabase } from '../verify/verify-database'
import { witnessFile } from '../witness'
import { BackupRefused } from './backup'
import { putFile, putNew, temporaryBeside } from './put-file'
import { witnessUpTo } from './witness-lines'

export interface RestoreDone {
  file: string
  /** After the restored database was brought to this version, against the witness of its new place. */
  verification: Verification
}

/**
 * Puts a backup in the place of a database that is not there. A backup in which anything is wrong is
 * refused; what lies at the place already is never touched.
 */
export function restoreDatabase(from: string, to: string): RestoreDone {
  const source = resolve(from)
  const file = resolve(to)
  if (!existsSync(source)) throw new BackupRefused(`There is no backup ${source}`)
  for (const taken of [file, `${file}-wal`, `${file}-shm`])
    if (existsSync(taken)) throw new BackupRefused(`${taken} is there already; move it away first`)
  const sourceWitness = existsSync(`${source}.witness`) ? `${source}.witness` : null
  const { troubles, head } = verifyDatabase(source, { witness: sourceWitness })
  if (troubles.length > 0)
    throw new BackupRefused(`${source} is not sound; \`assay verify --db ${source}\` says what is wrong`)
  mkdirSync(dirname(file), { recursive: true })
  const temporary = temporaryBeside(file)
  try {
    copyFileSync(source, temporary, constants.COPYFILE_EXCL)
    chmodSync(temporary, 0o600)
    restoreWitness(sourceWitness, witnessFile({ file }), head === null ? 0 : head.seq)
    putFile(temporary, file)
  } finally {
    rmSync(temporary, { force: true })
  }
  openDatabase(file).close()
  return { file, verification: verifyDatabase(file) }
}

/** A witness that is there already stays: it may know of acts that the backup does not, and `verify` is to say so. */
function restoreWitness(from: string | null, to: string | null, seq: number): void {
  const lines = witnessUpTo(from, seq)
  if (lines === null || to === null || existsSync(to)) return
  putNew(to, lines)
}
