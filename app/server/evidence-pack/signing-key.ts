import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { putNew } from '~db/backup/put-file'
import type { AssayDatabase } from '~db/client.server'

export interface SigningKey {
  privateKey: KeyObject
  publicKey: KeyObject
}

/** Beside the database, so that a copy of the database alone signs nothing. */
export function signingKeyFile(db: Pick<AssayDatabase, 'file'>): string {
  return `${db.file}.signing-key.pem`
}

/**
 * The key pair that seals evidence packs: made once per database, readable by its owner alone. To
 * rotate it, move the file away and keep the old public key: packs carry the public key that sealed
 * them, so old ones verify as before, under the old key's id.
 */
export function signingKey(db: Pick<AssayDatabase, 'file'>): SigningKey {
  if (db.file === ':memory:') return generateKeyPairSync('ed25519')
  const file = signingKeyFile(db)
  if (!existsSync(file)) makeKey(file)
  const privateKey = createPrivateKey(readFileSync(file))
  return { privateKey, publicKey: createPublicKey(privateKey) }
}

/** Two processes may come first at once: the file is made only where there is none, and then read. */
function makeKey(file: string): void {
  const { privateKey } = generateKeyPairSync('ed25519')
  try {
    putNew(file, privateKey.export({ type: 'pkcs8', format: 'pem' }))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}
