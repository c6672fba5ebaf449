import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, safe in addresses and cookies. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** How a random secret is stored and found. Nothing slower is needed: nobody guesses 256 bits. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

function base62(number: bigint, length: number): string {
  let rest = number
  let text = ''
  for (let place = 0; place < length; place += 1) {
    text = digits[Number(rest % 62n)] + text
    rest /= 62n
  }
  return text
}

const tokenShape = /^assay_([0-9A-Za-z]{43})([0-9A-Za-z]{6})$/

/**
 * An API token: `assay_`, 256 random bits in base 62 (43 characters), and the CRC-32 of both in base
 * 62 (6 characters), so that a scanner can tell a real one from a look-alike without asking.
 */
export function makeToken(): string {
  const body = `assay_${base62(BigInt(`0x${randomBytes(32).toString('hex')}`), 43)}`
  return body + checksum(body)
}

function checksum(body: string): string {
  return base62(BigInt(crc(body)), 6)
}

export function isToken(text: string): boolean {
  const [, body, sum] = text.match(tokenShape) ?? []
  return body !== undefined && checksum(`assay_${body}`) === sum
}

/** Ten codes of 80 bits, in groups of four letters and digits. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => randomBytes(10).toString('hex').match(/.{4}/g)?.join('-') as string)
}

/** As hyphens, spaces and capitals are typed or not. */
export function hashRecoveryCode(code: string): string {
  return hashSecret(`recovery ${code.toLowerCase().replace(/[^0-9a-f]/g, '')}`)
}

/** The usual CRC-32 (IEEE). */
function crc(text: string): number {
  let value = 0xffffffff
  for (const byte of Buffer.from(text)) {
    value ^= byte
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}
