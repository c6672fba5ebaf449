import type { Role, TokenScope } from '~/domain/people'
import type { PasswordHasher } from '~/server/identity/password'
import { hashSecret, makeToken } from '~/server/identity/secrets'
import { later, newSession } from '~/server/identity/sessions'
import type { AssayDatabase } from '~db/client.server'
import { recordPassword } from '~db/writes/record-credentials'
import { recordMember } from '~db/writes/record-members'
import { recordToken } from '~db/writes/record-tokens'

export const goodPassword = 'nine green bottles stand'

/** Hashes that cost nothing and are counted; `$fake$` in front tells them from a password in clear. */
export function countingHasher(): PasswordHasher & { verified: number; hashed: number } {
  const scramble = (password: string) => `$fake$${hashSecret(password)}`
  return {
    verified: 0,
    hashed: 0,
    async hash(password) {
      this.hashed += 1
      return scramble(password)
    },
    async verify(stored, password) {
      this.verified += 1
      return stored === scramble(password)
    },
    outdated: () => false,
  }
}

/** A member who has joined, with `goodPassword` under the counting hasher. */
export function makeMember(
  db: AssayDatabase,
  name: string,
  role: Role,
  options: { signsAs?: string[]; at?: string; password?: string } = {},
): number {
  const { signsAs = [], at = new Date().toISOString(), password = goodPassword } = options
  const memberId = recordMember(db, { name, displayName: name, role, signsAs, by: 'test', at })
  const passwordHash = `$fake$${hashSecret(password)}`
  recordPassword(db, { memberId, name, passwordHash, how: 'join', by: name, at })
  return memberId
}

/** A `Cookie` header of a session that was proved at `at` (default: now). */
export function makeSession(db: AssayDatabase, memberId: number, at = new Date().toISOString()): string {
  const visit = { agent: 'Firefox on Linux', address: '127.0.0.1', former: null }
  return `assay-session=${newSession(db, { memberId, at, ...visit })}`
}

/** An `Authorization` header of a fresh token. */
export function makeBearer(db: AssayDatabase, memberId: number, scopes: TokenScope[], days = 1): string {
  const token = makeToken()
  const at = new Date().toISOString()
  const expiresAt = later(at, days * 86_400_000)
  recordToken(db, { memberId, name: 'x', label: 'test', scopes, hash: hashSecret(token), expiresAt, by: 'test', at })
  return `Bearer ${token}`
}

/** A request of a page, by whom the header says. */
export function makeRequest(path: string, init: { cookie?: string; bearer?: string; method?: string } = {}): Request {
  const headers = new Headers()
  if (init.cookie !== undefined) headers.set('Cookie', init.cookie)
  if (init.bearer !== undefined) headers.set('Authorization', init.bearer)
  return new Request(new URL(path, 'http://127.0.0.1:3000'), { method: init.method ?? 'GET', headers })
}
