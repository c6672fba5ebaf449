import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { assessmentFor } from '~/server/assessments.server'
import { listPrograms } from '~db/queries/programs'
import { buildImport } from '~importers/build-import'
import { ingest } from '~importers/ingest.server'
import { smallProgram } from '../support/cli'
import { makeReceived } from '../support/make-plan'
import { type PageServer, startPageServer } from '../support/page-server'

const task = 'task week-1/1.1'

async function send(
  server: PageServer,
  fields: Record<string, string | File>,
  who: Parameters<PageServer['headersOf']>[0] = 'developer',
) {
  const body = new FormData()
  body.set('intent', 'proof_attach')
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  const answer = await server.ask('/weeks/1', { method: 'POST', headers: server.headersOf(who), body })
  return { status: answer.status, location: answer.headers.get('Location'), text: await answer.text() }
}

function proven({ db }: PageServer): number {
  const [program] = listPrograms(db)
  return assessmentFor(db, { program: program!.slug, asOf: '2027-12-31T23:59:59.999Z' }).assessment.progress.proven.done
}

test('a run attached to a ticked task proves it, and taking it back ends that', async () => {
  const server = await startPageServer()
  const before = proven(server)
  const attached = await send(server, { subject: task, run: 'load_v2', note: 'with the index' })
  expect(attached).toMatchObject({ status: 303, location: '/weeks/1?did=proof_attach#acts' })
  expect(proven(server)).toBe(before + 1)
  const page = await (await server.ask('/weeks/1', { headers: server.headersOf('developer') })).text()
  expect(page).toContain('with the index')
  expect(page).toContain('developer-one')
  const without = await send(server, { intent: 'proof_withdraw', record: '1', reason: '' })
  expect(without).toMatchObject({ status: 400 })
  const taken = await send(server, { intent: 'proof_withdraw', record: '1', reason: 'of another build' })
  expect(taken.status).toBe(303)
  expect(proven(server)).toBe(before)
  expect(server.db.sqlite.prepare('SELECT count(*) FROM work_proof').pluck().get()).toBe(1)
  const actions = server.db.sqlite
    .prepare("SELECT action FROM audit_entry WHERE action LIKE 'proof%' ORDER BY rowid")
    .pluck()
    .all()
  expect(actions).toEqual(['proof.attach', 'proof.withdraw'])
})

test('a file is kept by its hash, proves, and is handed back as it came, never as a page', async () => {
  const server = await startPageServer()
  const before = proven(server)
  const file = new File(['<script>alert(1)</script>'], 'page.html', { type: 'text/html' })
  expect((await send(server, { subject: task, file })).status).toBe(303)
  expect(proven(server)).toBe(before + 1)
  const sha = server.db.sqlite.prepare('SELECT sha256 FROM work_proof').pluck().get()
  const answer = await server.ask(`/attached/${sha}`)
  expect(await answer.text()).toBe('<script>alert(1)</script>')
  expect(answer.headers.get('Content-Type')).toBe('application/octet-stream')
  expect(answer.headers.get('Content-Disposition')).toContain('attachment')
  expect((await server.ask(`/attached/${'0'.repeat(64)}`)).status).toBe(404)
  const run = server.db.sqlite.prepare('SELECT sha256 FROM evidence_file LIMIT 1').pluck().get()
  expect((await server.ask(`/attached/${run}`)).status).toBe(404)
})

test('commit, address and note stand under the name and change no figure', async () => {
  const server = await startPageServer()
  const before = proven(server)
  const fields = { subject: task, commit: 'abcdef1234', url: 'https://ci.example/7', note: 'see there' }
  expect((await send(server, fields)).status).toBe(303)
  expect(proven(server)).toBe(before)
  const page = await (await server.ask('/weeks/1')).text()
  expect(page).toContain('href="https://ci.example/7"')
  expect(page).toContain('it proves nothing')
})

test('a refused form records nothing and comes back as it was typed', async () => {
  const server = await startPageServer()
  const refused = await send(server, { subject: task, run: 'no such run', commit: 'abcdef1', note: 'typed words' })
  expect(refused.status).toBe(400)
  expect(refused.text).toContain('There is no such run (no such run).')
  for (const typed of ['value="no such run"', 'value="abcdef1"', 'typed words']) expect(refused.text).toContain(typed)
  expect(server.db.sqlite.prepare('SELECT count(*) FROM work_proof').pluck().get()).toBe(0)
})

test('a file that is too large is refused with what was typed before it', async () => {
  const server = await startPageServer()
  const file = new File([new Uint8Array(9 * 1024 * 1024)], 'big.bin')
  const refused = await send(server, { subject: task, note: 'typed words', file })
  expect(refused.status).toBe(413)
  expect(refused.text).toContain('big.bin is larger than')
  expect(refused.text).toContain('typed words')
})

test('a name that leads out of its folder is refused, an empty file too', async () => {
  const server = await startPageServer()
  const named = await send(server, { subject: task, file: new File(['x'], '../../etc/passwd') })
  expect(named.status).toBe(400)
  expect(named.text).toContain('leads out of its folder')
  const empty = await send(server, { subject: task, file: new File([], 'nothing.txt') })
  expect(empty.status).toBe(400)
  expect(empty.text).toContain('The file is empty')
})

test('strangers are led to sign in, and roles without the deed are refused unread', async () => {
  const server = await startPageServer()
  const fields = { subject: task, note: 'x' }
  expect((await send(server, fields, 'anonymous')).location).toContain('/sign-in')
  expect((await send(server, fields, 'viewer')).status).toBe(403)
  expect((await send(server, fields, 'stakeholder')).status).toBe(403)
  expect(server.db.sqlite.prepare('SELECT count(*) FROM work_proof').pluck().get()).toBe(0)
})

test('a record whose task left the tracker is listed on the week and on the weeks', async () => {
  const server = await startPageServer()
  await send(server, { subject: task, run: 'load_v2' })
  const page = async (path: string) => (await server.ask(path)).text()
  expect(await page('/weeks')).not.toContain('Attached to what is gone')
  reimport(server)
  expect(await page('/weeks')).toContain('Attached to what is gone')
  const week = await page('/weeks/1')
  expect(week).toContain('Attached to what is gone')
  expect(week).toContain('Add the missing index')
})

function reimport({ db }: PageServer) {
  const text = readFileSync(join(smallProgram, 'tracker.md'), 'utf8')
  const changed = text.replace(/^- \[x\] Task 1\.1:.*$/m, '').replace('2026-03-10', '2026-03-14')
  const [program] = listPrograms(db)
  ingest(db, buildImport([makeReceived('tracker.md', changed)]), {
    importedAt: '2026-03-16T12:00:00.000Z',
    program: program!.slug,
  })
}
