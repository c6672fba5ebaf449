import { ZipFile } from 'yazl'
import type { SignOff } from '~/domain/acts/records'
import type { AssayDatabase } from '~db/client.server'
import { readChainHead } from '~db/queries/records'
import { type Envelope, keyId, seal } from './envelope'
import { signingKey } from './signing-key'
import { filesOfPack, statementOf } from './statement'

/** A sign-off as a self-contained, sealed statement that `assay verify FILE` checks without the database. */
export function exportPack(db: AssayDatabase, input: { signOff: SignOff; at: string }): Envelope {
  const key = signingKey(db)
  const more = { auditHead: readChainHead(db), exportedAt: input.at, keyId: keyId(key.publicKey) }
  return seal(statementOf(input.signOff, more), key)
}

/** Name of the statement within a zip. */
export const packName = 'pack.json'

/** The same with the evidence files themselves, each under `evidence/` and its hash. */
export async function exportPackWithFiles(db: AssayDatabase, input: { signOff: SignOff; at: string }): Promise<Buffer> {
  const zip = new ZipFile()
  const mtime = new Date(input.at)
  zip.addBuffer(Buffer.from(JSON.stringify(exportPack(db, input), null, 2)), packName, { mtime })
  const read = db.sqlite.prepare('SELECT bytes FROM received_blob WHERE sha256 = ?').pluck()
  for (const { name, sha256 } of filesOfPack(input.signOff.pack)) {
    const bytes = read.get(sha256) as Buffer | undefined
    if (bytes !== undefined) zip.addBuffer(Buffer.from(bytes), pathInZip(name, sha256), { mtime })
  }
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** The hash keeps equal names apart; of the name only what no file system minds. */
export function pathInZip(name: string, sha256: string): string {
  const base = name
    .split(/[\\/]/)
    .at(-1)!
    .replace(/[^\p{L}\p{N}._ -]/gu, '_')
  return `evidence/${sha256}/${base === '' || /^\.+$/.test(base) ? 'file' : base}`
}
