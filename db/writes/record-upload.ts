import type { Instant } from '~/domain/place'
import type { AssayDatabase } from '../client.server'
import { upload } from '../schema/recorded'
import { recordRow } from './record-row'

export interface UploadRow {
  programId: number
  at: Instant
  by: string
  via: 'page' | 'api' | 'cli'
  digest: string
  files: number
}

/** Keeps what an import told. The receipt carries its own number, so it is written as a function of it. */
export function recordUpload(db: AssayDatabase, row: UploadRow, receipt: (id: number) => string): number {
  const last = db.sqlite.prepare('SELECT max(id) FROM upload').pluck().get() as number | null
  const id = last === null ? 1 : last + 1
  const { programId } = row
  return recordRow(db, upload, { ...row, id, receipt: receipt(id) }, { programId, action: 'upload' })
}
