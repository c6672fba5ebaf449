import { chmodSync, existsSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type AssayDatabase, sealCopy } from '../client.server'
import { type Verification, verifyDatabase } from '../verify/verify-database'
import { witnessFile } from '../witness'
import { noteBackup } from './last-backup'
import { putFile, temporaryBeside } from './put-file'
import { witnessUpTo } from './witness-lines'

export class BackupRefused extends Error {
  override name = 'BackupRefused'
}

export interface BackupDone {
  file: string
  bytes: number
  /** Beside it: what the witness file says up to the copy's last entry; null where there is none. */
  witness: string | null
  verification: Verification
}

/** As many pages as there are: whoever writes meanwhile makes a copy in steps begin anew. */
const allPages = 2 ** 30

/**
 * A copy of the database as it is at one moment, received bytes among it, taken while others read
 * and write. The copy is checked as `assay verify` does before it gets its name, and nothing is
 * ever overwritten. Keys that lie beside the database are not in it.
 */
export async function backupDatabase(db: AssayDatabase, target: string): Promise<BackupDone> {
  const file = resolve(target)
  const witness = `${file}.witness`
  for (const taken of [file, witness])
    if (existsSync(taken)) throw new BackupRefused(`${taken} is there already; a backup overwrites nothing`)
  const temporary = temporaryBeside(file)
  const temporaryWitness = `${temporary}.witness`
  try {
    await db.sqlite.backup(temporary, { progress: () => allPages })
    chmodSync(temporary, 0o600)
    const damage = sealCopy(temporary)
    if (damage.length > 0) throw new BackupRefused(`the copy is damaged: ${damage.join('; ')}`)
    const head = verifyDatabase(temporary, { witness: null, bytes: false }).head
    const lines = witnessUpTo(witnessFile(db), head === null ? 0 : head.seq)
    if (lines !== null) writeFileSync(temporaryWitness, lines, { mode: 0o600, flag: 'wx' })
    const checked = verifyDatabase(temporary, { witness: lines === null ? null : temporaryWitness })
    const verification = {
      ...checked,
      database: file,
      witness: { ...checked.witness, file: lines === null ? null : witness },
    }
    if (lines !== null) putFile(temporaryWitness, witness)
    putFile(temporary, file)
    noteBackup(db.file)
    return { file, bytes: statSync(file).size, witness: lines === null ? null : witness, verification }
  } finally {
    for (const left of [temporary, temporaryWitness, `${temporary}-wal`, `${temporary}-shm`, `${temporary}-journal`])
      rmSync(left, { force: true })
  }
}
