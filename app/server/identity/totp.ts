import { generateSecret, generateURI, verifySync } from 'otplib'
import QRCode from 'qrcode'
import { findCredential } from '~db/queries/people'
import { spendRecoveryCode, spendTotpStep } from '~db/writes/record-credentials'
import type { Office } from './office'
import { secretBox } from './secret-box'
import { hashRecoveryCode } from './secrets'

export function makeTotpSecret(): string {
  return generateSecret()
}

/** For an authenticator: the address, and the same as the path of an SVG (one unit a module). */
export function totpPicture(secret: string, name: string): { uri: string; path: string; size: number } {
  const uri = generateURI({ issuer: 'Assay', label: name, secret })
  const { modules } = QRCode.create(uri, { errorCorrectionLevel: 'M' })
  let path = ''
  for (let y = 0; y < modules.size; y += 1)
    for (let x = 0; x < modules.size; x += 1) if (modules.get(y, x) === 1) path += `M${x} ${y}h1v1h-1z`
  return { uri, path, size: modules.size }
}

/** The time step whose code this is, now or just before or after; null where it is none. */
export function stepOfCode(secret: string, code: string, at: string): number | null {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const found = verifySync({ secret, token, epoch: Math.floor(Date.parse(at) / 1000), epochTolerance: 30 })
  return found.valid && 'timeStep' in found ? found.timeStep : null
}

/** Whether a code of the authenticator or a recovery code is right; either works once. */
export function takeCode({ db, now }: Office, memberId: number, code: string): boolean {
  const row = findCredential(db, { memberId })
  if (row === null || row.totpSecret === null || row.totpAt === null) return false
  const secret = secretBox(db).open(memberId, row.totpSecret)
  const step = secret === null ? null : stepOfCode(secret, code, now())
  if (step !== null) return spendTotpStep(db, { memberId, step })
  return spendRecoveryCode(db, { memberId, hash: hashRecoveryCode(code) })
}
