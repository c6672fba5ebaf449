import { createHash } from 'node:crypto'

/** SHA-256 in hex of bytes or text. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}

/**
 * SHA-256 over a value's JSON without the fields called `file`: the same bytes read from another
 * folder are the same content.
 */
export function digestWithoutFiles(value: unknown): string {
  return sha256(JSON.stringify(value, (key, inner) => (key === 'file' ? undefined : inner)))
}

/**
 * The same, of a value whose field `key` holds JSON that is at hand as text already and bears no field
 * called `file`: a series of a hundred thousand figures is not walked through once more.
 */
export function digestAroundText(value: unknown, part: { key: string; json: string }): string {
  // No text can hold this: the quotes in it would be escaped.
  const field = `${JSON.stringify(part.key)}:`
  const json = JSON.stringify(value, (key, inner) => (key === 'file' ? undefined : key === part.key ? '@' : inner))
  const at = json.indexOf(`${field}"@"`) + field.length
  if (at < field.length) throw new Error(`no field ${part.key} to digest around`)
  return createHash('sha256')
    .update(json.slice(0, at))
    .update(part.json)
    .update(json.slice(at + 3))
    .digest('hex')
}
