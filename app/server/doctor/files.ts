import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Ailment } from '~/domain/doctor'
import { witnessFile } from '~db/witness'
import { signingKeyFile } from '../evidence-pack/signing-key'
import { secretKeyFile } from '../identity/secret-box'
import { stagingRoot } from '../upload/staging'
import type { Machine } from './machine'

/** A log this long is folded in far too seldom; SQLite does it at some 4 MB. */
const longestLogBytes = 64 * 1024 * 1024

/** Who may read and write what lies where the database lies. */
export function examineFiles(file: string, { mayWrite }: Pick<Machine, 'mayWrite'>): Ailment[] {
  const ailments: Ailment[] = []
  const folder = dirname(file)
  if (existsSync(folder) && !mayWrite(folder)) ailments.push({ code: 'folder_not_writable', words: { folder } })
  if (!existsSync(file)) return [...ailments, { code: 'database_missing', words: { file } }]
  if (!mayWrite(file)) ailments.push({ code: 'database_not_writable', words: { file } })
  for (const path of [file, `${file}-wal`, secretKeyFile({ file }), signingKeyFile({ file })]) {
    if (!existsSync(path)) continue
    const mode = statSync(path).mode & 0o777
    if ((mode & 0o004) !== 0)
      ailments.push({ code: 'readable_by_others', words: { file: path, mode: mode.toString(8) } })
  }
  const log = existsSync(`${file}-wal`) ? statSync(`${file}-wal`).size : 0
  if (log > longestLogBytes) ailments.push({ code: 'log_grown', words: { size: String(Math.round(log / 1048576)) } })
  return [...ailments, ...examineUploads(file), ...examineWitness(file, mayWrite)]
}

function examineUploads(file: string): Ailment[] {
  const folder = stagingRoot({ file })
  const left = existsSync(folder) ? readdirSync(folder) : []
  return left.length === 0 ? [] : [{ code: 'uploads_left', words: { count: String(left.length), folder } }]
}

function examineWitness(file: string, mayWrite: Machine['mayWrite']): Ailment[] {
  const witness = witnessFile({ file })
  if (witness === null) return []
  const path = existsSync(witness) ? witness : dirname(witness)
  return mayWrite(path) ? [] : [{ code: 'witness_not_writable', words: { file: witness } }]
}
