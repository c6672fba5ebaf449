import type { EvidenceFile } from '~/domain/evidence'
import { type Given, isGiven } from '~/domain/given'
import type { Instant } from '~/domain/place'
import type { AssayDatabase } from '../client.server'
import { receivedFile, receivedImport } from '../schema/received'
import { bulkInsert, insertOne } from './bulk-insert'

interface Received {
  path: string
  bytes: Uint8Array
  sha256: string
}

/** Keeps bytes once, whatever number of programs and paths they came by. */
export function writeBlobs(db: AssayDatabase, files: readonly Received[]): void {
  const insert = db.sqlite.prepare('INSERT OR IGNORE INTO received_blob (sha256, size, bytes) VALUES (?, ?, ?)')
  for (const file of files) insert.run(file.sha256, file.bytes.byteLength, file.bytes)
}

export function writeEvidenceFiles(
  db: AssayDatabase,
  input: { programId: number; files: readonly EvidenceFile[]; importedAt: Instant },
): void {
  const insert = db.sqlite.prepare(
    `INSERT OR IGNORE INTO evidence_file (program_id, sha256, name, kind, bytes, imported_at) VALUES (?, ?, ?, ?, ?, ?)`,
  )
  for (const file of input.files) {
    insert.run(input.programId, file.sha256, file.name, file.kind, file.bytes, input.importedAt)
  }
}

/** Notes an import with all its files, so that it can be replayed. */
export function writeImport(
  db: AssayDatabase,
  input: {
    programId: number
    importedAt: Instant
    givenEffectiveAt: Instant | null
    given: Given
    files: readonly Received[]
  },
): void {
  const { programId, importedAt, givenEffectiveAt } = input
  const given = isGiven(input.given) ? JSON.stringify(input.given) : null
  const importId = insertOne(db.sqlite, receivedImport, { programId, importedAt, givenEffectiveAt, given })
  const byPath = new Map(input.files.map((file) => [file.path, file.sha256]))
  bulkInsert(
    db.sqlite,
    receivedFile,
    [...byPath].map(([path, sha256]) => ({ importId, path, sha256 })),
  )
}
