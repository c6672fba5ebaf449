import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

export const payloadType = 'application/vnd.in-toto+json'

/** A signed statement in the manner of DSSE, with the public key beside it. */
export interface Envelope {
  payloadType: string
  /** Base64 of the statement's JSON: what is signed is these bytes, not a reading of them. */
  payload: string
  signatures: { keyid: string; sig: string }[]
  /** PEM. Whoever checks compares its id with the one that the server shows. */
  publicKey: string
}

/** Id of a public key: the first 32 hex digits of the SHA-256 of its DER form. */
export function keyId(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 32)
}

/** DSSE's pre-authentication encoding: type and payload, each with its length. */
function preAuthenticated(type: string, payload: Buffer): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.byteLength} `
  return Buffer.concat([Buffer.from(head), payload])
}

export function seal(statement: unknown, key: { privateKey: KeyObject; publicKey: KeyObject }): Envelope {
  const payload = Buffer.from(JSON.stringify(statement))
  const signature = sign(null, preAuthenticated(payloadType, payload), key.privateKey)
  return {
    payloadType,
    payload: payload.toString('base64'),
    signatures: [{ keyid: keyId(key.publicKey), sig: signature.toString('base64') }],
    publicKey: key.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }
}

/** Whether the envelope's own key signed its payload; the key's id, and the payload's bytes. */
export function unseal(envelope: Envelope): { valid: boolean; keyId: string; payload: Buffer } {
  const key = createPublicKey(envelope.publicKey)
  const id = keyId(key)
  const payload = Buffer.from(envelope.payload, 'base64')
  const own = envelope.signatures.find(({ keyid }) => keyid === id)
  const valid =
    key.asymmetricKeyType === 'ed25519' &&
    own !== undefined &&
    verify(null, preAuthenticated(envelope.payloadType, payload), key, Buffer.from(own.sig, 'base64'))
  return { valid, keyId: id, payload }
}
