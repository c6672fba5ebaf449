import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Role } from '~/domain/people'
import { argon2Hasher } from '~/server/identity/password'
import { hashSecret, makeToken } from '~/server/identity/secrets'
import { later, newSession } from '~/server/identity/sessions'
import { openDatabase } from '~db/client.server'
import { recordPassword } from '~db/writes/record-credentials'
import { recordMember } from '~db/writes/record-members'
import { recordToken } from '~db/writes/record-tokens'
import { command } from '../e2e/built-server'

const root = resolve(import.meta.dirname, '../..')
const sample = join(root, 'content/ahsp-optimization')

/** All members have one password: what is measured is the office at work, not how passwords are made up. */
export const password = 'nine green bottles stand'

export interface Member {
  name: string
  displayName: string
  role: Role
  program: number
  cookie: string
  bearer: string
  /** Unix ms of the sign-in. */
  provenAt: number
}

export interface Office {
  database: string
  programs: { slug: string; title: string }[]
  members: Member[]
}

/** Of ten people on a program: two managers, five developers, one stakeholder, two who look on. */
const roleOf = (at: number): Role =>
  (['manager', 'manager', ...Array<Role>(5).fill('developer'), 'stakeholder', 'viewer', 'viewer'] as const)[
    at % 10
  ] as Role

/** A database with several programs like the sample, still running, and members who are signed in. */
export async function prepareOffice(folder: string, size: { users: number; programs: number }): Promise<Office> {
  const database = join(folder, 'load.sqlite')
  const programs = Array.from({ length: size.programs }, (_, at) => ({
    slug: `program-${at + 1}`,
    title: `Program number ${at + 1}`,
  }))
  for (const program of programs) await command(['import', copyOfSample(folder, program), '--db', database])
  const db = openDatabase(database)
  try {
    const hash = await argon2Hasher().hash(password)
    const at = new Date().toISOString()
    recordMember(db, { name: 'owner', displayName: 'Owner', role: 'owner', signsAs: [], by: 'load', at })
    const members = Array.from({ length: size.users }, (_, index): Member => {
      const name = `user-${String(index + 1).padStart(3, '0')}`
      const member = {
        name,
        displayName: `Person ${name}`,
        role: roleOf(Math.floor(index / programs.length)),
        program: index % programs.length,
      }
      const memberId = recordMember(db, { ...member, signsAs: [], by: 'load', at })
      recordPassword(db, { memberId, name, passwordHash: hash, how: 'join', by: name, at })
      const visit = { agent: 'Firefox on Linux', address: '127.0.0.1', former: null }
      const secret = newSession(db, { memberId, at, ...visit })
      const token = makeToken()
      const scopes = member.role === 'viewer' ? (['read'] as const) : (['read', 'evidence:write'] as const)
      const expiresAt = later(at, 86_400_000)
      const kept = { label: 'load', scopes: [...scopes], hash: hashSecret(token), expiresAt, by: name, at }
      recordToken(db, { memberId, name, ...kept })
      return { ...member, cookie: `assay-session=${secret}`, bearer: `Bearer ${token}`, provenAt: Date.parse(at) }
    })
    return { database, programs, members }
  } finally {
    db.close()
  }
}

/** The sample under another name, and not closed: what comes in now counts. */
function copyOfSample(folder: string, { slug, title }: { slug: string; title: string }): string {
  const copy = join(folder, slug)
  mkdirSync(copy)
  cpSync(sample, copy, { recursive: true })
  const file = join(copy, 'program.md')
  const text = readFileSync(file, 'utf8')
    .replace(/^slug: .*$/m, `slug: ${slug}`)
    .replace(/^title: .*$/m, `title: ${title}`)
    .replace(/^closed: .*\n/m, '')
  writeFileSync(file, text)
  if (!readdirSync(copy).includes('evidence')) throw new Error('the sample has no evidence')
  return copy
}
