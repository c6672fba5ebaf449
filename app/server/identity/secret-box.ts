import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { putNew } from '~db/backup/put-file'
import type { AssayDatabase } from '~db/client.server'

/** Beside the database, readable by its owner alone: a copy of the database tells no second factor. */
export function secretKeyFile(db: Pick<AssayDatabase, 'file'>): string {
  return `${db.file}.secret-key`
}

const mark = 'v1.'
const passing = new WeakMap<object, Buffer>()

/**
 * Keeps what must be computed with, and so cannot be kept as a hash: AES-256-GCM, bound to whom it
 * belongs to. Without the key file (a restored copy of the database alone) nothing opens; recovery
 * codes and a reset by an owner still work.
 */
export function secretBox(db: AssayDatabase) {
  const bound = (owner: number) => Buffer.from(`totp of member ${owner}`)
  return {
    seal(owner: number, secret: string): string {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keyOf(db), iv).setAAD(bound(owner))
      const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return mark + Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    /** null where it was sealed under another key or for another, or is no sealed secret at all. */
    open(owner: number, stored: string): string | null {
      if (!isSealed(stored)) return null
      const bytes = Buffer.from(stored.slice(mark.length), 'base64url')
      try {
        const cipher = createDecipheriv('aes-256-gcm', keyOf(db), bytes.subarray(0, 12)).setAAD(bound(owner))
        cipher.setAuthTag(bytes.subarray(12, 28))
        return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8')
      } catch {
        return null
      }
    },
  }
}

export function isSealed(stored: string): boolean {
  return stored.startsWith(mark)
}

function keyOf(db: AssayDatabase): Buffer {
  if (db.file === ':memory:' || db.file === '') {
    const known = passing.get(db)
    const key = known === undefined ? randomBytes(32) : known
    passing.set(db, key)
    return key
  }
  const file = secretKeyFile(db)
  if (!existsSync(file)) makeKey(file)
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (key.length !== 32) throw new Error(`${file} holds no key`)
  return key
}

/** Two processes may come first at once: the file is made only where there is none, and then read. */
function makeKey(file: string): void {
  try {
    putNew(file, `${randomBytes(32).toString('base64')}\n`)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}
