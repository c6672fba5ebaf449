import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { Actor } from '~/domain/acts/refusals'
import { createApp } from '~/server/app'
import { createIdentity } from '~/server/identity/identity'
import { type AssayDatabase, openDatabase } from '~db/client.server'
import { judgeNow } from '~db/queries/judge-now'
import { archiveProgram } from '~db/writes/archive-program'
import { recordMemberAct } from '~db/writes/record-members'
import { invalidateRun } from '~db/writes/statements'
import { decideWaiver, requestWaiver } from '~db/writes/waivers'
import { type PageServer, startPageServer } from '../support/page-server'
import { countingHasher, makeMember, makeSession } from '../support/people'
import { sourceBuild } from '../support/source-build'

const program = 'checkout-speed-tracker'
const run = 'load_v1_100u'
/** Not the overview: it may come without its curve until that is worked out. */
const pages = ['/tiers/tier-1', `/evidence/${run}`, '/programs', '/waivers']
const mara: Actor = { name: 'mara', role: 'manager', signsAs: [] }
const dev: Actor = { name: 'dev', role: 'developer', signsAs: [] }

/** A page as somebody gets it, without what differs from answer to answer. */
function look(url: string, path: string, headers: Record<string, string>): Promise<string> {
  return new Promise((done, fail) => {
    request(`${url}${path}`, { agent: false, headers: { Host: 'localhost:7777', ...headers } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', fail)
      response.on('end', () => {
        const nonce = String(response.headers['content-security-policy']).match(/'nonce-([^']+)'/)?.[1]
        const text = Buffer.concat(chunks).toString('utf8')
        done(`${response.statusCode} ${nonce === undefined ? text : text.replaceAll(nonce, 'NONCE')}`)
      })
    })
      .on('error', fail)
      .end()
  })
}

/** Another server on the same database, which remembers nothing. */
async function coldServer(file: string): Promise<string> {
  const db = openDatabase(file)
  const { build } = await sourceBuild()
  const identity = createIdentity({ db, hasher: countingHasher() })
  const app = createApp({ db, identity, root: process.cwd(), build, allowedHosts: new Set(), vite: null })
  const server = createServer(app)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close(() => db.close())
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** What a process beside the server does: through a connection of its own. */
function elsewhere(server: PageServer, act: (db: AssayDatabase) => void): void {
  const db = openDatabase(server.db.file)
  try {
    act(db)
  } finally {
    db.close()
  }
}

const at = () => new Date().toISOString()
const acts: [string, (db: AssayDatabase) => void, string][] = [
  [
    'a waiver',
    (db) => {
      const tier = judgeNow(db, { program, at: at() }).assessment.tiers[0]
      const criterionId = tier?.criteria.find(({ verdict }) => verdict !== 'met')?.criterion.id as string
      const expiresAt = new Date(Date.now() + 30 * 86_400_000).toISOString()
      const asked = { program, criterionId, reason: 'until the next release', expiresAt, actor: dev, at: at() }
      expect(requestWaiver(db, asked).ok).toBe(true)
      const approval = { program, waiverId: 1, kind: 'approve' as const, note: '', actor: mara, at: at() }
      expect(decideWaiver(db, approval).ok).toBe(true)
    },
    '/waivers',
  ],
  [
    'a run declared void',
    (db) => expect(invalidateRun(db, { program, run, reason: 'wrong build', actor: mara, at: at() }).ok).toBe(true),
    `/evidence/${run}`,
  ],
  [
    'an archived program',
    (db) => {
      const asked = { program, kind: 'archive' as const, note: 'it is over', actor: mara, at: at() }
      expect(archiveProgram(db, asked).ok).toBe(true)
    },
    '/programs',
  ],
  [
    'a new role',
    (db) => {
      const { id } = db.sqlite.prepare(`SELECT id FROM member WHERE name = 'ann'`).get() as { id: number }
      recordMemberAct(db, { memberId: id, name: 'ann', kind: 'role', value: 'viewer', by: 'mara', at: at() })
    },
    '/tiers/tier-1',
  ],
]

/** Where two pages differ first, with some words around it. */
function firstDifference(one: string, other: string): string | null {
  if (one === other) return null
  let at = 0
  while (one[at] === other[at]) at += 1
  return `${one.slice(at - 60, at + 60)} — ${other.slice(at - 60, at + 60)}`
}

test('a waiver, a void run, an archived program and a new role, recorded by another process, are on the next page of everybody', async () => {
  const server = await startPageServer()
  const annId = makeMember(server.db, 'ann', 'developer')
  const lookers: Record<string, string>[] = [{}, { Cookie: makeSession(server.db, annId) }]
  const lookAll = async (url: string) => {
    const seen = new Map<string, string>()
    for (const [index, headers] of lookers.entries())
      for (const page of pages) seen.set(`${page} ${index}`, await look(url, page, headers))
    return seen
  }
  for (const [name, act, path] of acts) {
    await lookAll(server.url)
    const kept = await lookAll(server.url)
    elsewhere(server, act)
    const seen = await lookAll(server.url)
    const anew = await lookAll(await coldServer(server.db.file))
    for (const [page, text] of seen)
      expect(firstDifference(text, anew.get(page) as string), `${page} after ${name}`).toBe(null)
    expect(seen.get(`${path} 1`), `${path} after ${name}`).not.toBe(kept.get(`${path} 1`))
  }
})
