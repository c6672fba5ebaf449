import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { generateSync } from 'otplib'
import { expect, test } from 'vitest'
import { beginTotp, finishTotp } from '~/server/identity/account'
import { createIdentity, identityContext } from '~/server/identity/identity'
import { argon2Hasher } from '~/server/identity/password'
import { secretBox, secretKeyFile } from '~/server/identity/secret-box'
import { createToken } from '~/server/identity/tokens'
import { findCredential, findMember } from '~db/queries/people'
import { proposeTotp } from '~db/writes/record-credentials'
import { makeMember, makeRequest } from '../../support/people'
import { temporaryDatabase } from '../../support/temporary'

test('no password, token, link, session id or recovery code stands in the database in clear', async () => {
  const db = temporaryDatabase()
  const hasher = argon2Hasher({ algorithm: 2, memoryCost: 1024, timeCost: 1, parallelism: 1 })
  const server = createIdentity({ db, hasher })
  const context = identityContext(server, '127.0.0.1')
  const { office } = context.identity
  const password = 'seventeen-violet-herons'
  const secret = new URL(server.ownerLink() as string, 'http://x').searchParams.get('link') as string
  const joined = await context.identity.takeLink(makeRequest('/join'), {
    secret,
    name: 'ola',
    displayName: '',
    password,
  })
  if (!joined.ok) throw new Error(joined.code)
  const cookie = joined.cookies.map((one) => one.split(';')[0]).join('; ')
  const typo = 'a-password-typed-as-a-name'
  await context.identity.signIn(makeRequest('/'), { name: typo, password, code: '' })
  const { id } = findMember(db, { name: 'ola' }) as { id: number }
  const made = createToken(office, { memberId: id, name: 'ola', by: 'ola', label: 'ci', scopes: ['read'], days: 1 })
  if (!made.ok) throw new Error(made.code)
  beginTotp(office, id)
  const { totpSecret } = findCredential(db, { memberId: id }) as { totpSecret: string }
  const totp = secretBox(db).open(id, totpSecret) as string
  const code = generateSync({ secret: totp, epoch: Math.floor(Date.now() / 1000) })
  const viewer = context.viewer(makeRequest('/', { cookie }))
  if (viewer === null) throw new Error('not signed in')
  const codes = finishTotp(office, viewer, code) as string[]
  const cookies = cookie.split('; ').map((one) => one.split('=')[1] as string)
  const bytes = [db.file, `${db.file}-wal`].filter(existsSync).map((file) => readFileSync(file))
  const all = Buffer.concat(bytes)
  expect(all.includes('argon2id')).toBe(true)
  const secrets = [password, totp, secret, made.token, made.token.slice(6, 30), typo, ...cookies, ...codes]
  expect(secrets.filter((one) => all.includes(one) || all.includes(one.replaceAll('-', '')))).toEqual([])
})

test('the secret of a second factor opens for its member and with its key only, and the key is readable by its owner alone', () => {
  const db = temporaryDatabase()
  const box = secretBox(db)
  const sealed = box.seal(1, 'JBSWY3DPEHPK3PXP')
  expect(box.open(1, sealed)).toBe('JBSWY3DPEHPK3PXP')
  expect(box.open(2, sealed)).toBeNull()
  expect(box.open(1, `${sealed.slice(0, -2)}AA`)).toBeNull()
  expect(statSync(secretKeyFile(db)).mode & 0o777).toBe(0o600)
  rmSync(secretKeyFile(db))
  expect(secretBox(db).open(1, sealed)).toBeNull()
})

test('a secret that an earlier version kept readable is sealed at the next start', () => {
  const db = temporaryDatabase()
  const memberId = makeMember(db, 'ann', 'owner')
  proposeTotp(db, { memberId, secret: 'JBSWY3DPEHPK3PXP' })
  createIdentity({ db })
  const { totpSecret } = findCredential(db, { memberId }) as { totpSecret: string }
  expect(totpSecret).not.toContain('JBSWY3DPEHPK3PXP')
  expect(secretBox(db).open(memberId, totpSecret)).toBe('JBSWY3DPEHPK3PXP')
})
