import { expect, test } from 'vitest'
import { starterTracker } from '~/reports/messages/starter-tracker'
import { documentChecker } from '~/server/explain/check-document'
import { buildImport } from '~importers/build-import'
import { startPageServer } from '../support/page-server'

function formOf(fields: { file?: [string, string]; text?: string }): FormData {
  const form = new FormData()
  if (fields.file !== undefined) form.append('file', new File([fields.file[1]], fields.file[0]))
  if (fields.text !== undefined) form.append('text', fields.text)
  return form
}

const path = '/help/first-steps'

test('a pasted text is explained line by line, and nothing is stored', async () => {
  const server = await startPageServer()
  const before = server.db.sqlite.prepare('SELECT count(*) AS n FROM received_file').get()
  const headers = { Accept: 'text/html', ...server.headersOf('anonymous') }
  const pasted = await server.ask(path, {
    method: 'POST',
    headers,
    body: formOf({ text: '# T\n\n## Odds\n\n- [ ] call the miller\n' }),
  })
  expect(pasted.status).toBe(200)
  const page = await pasted.text()
  expect(page).toContain('Not understood')
  expect(page).toContain('put it under a heading')
  expect(page).toContain('call the miller')
  expect(server.db.sqlite.prepare('SELECT count(*) AS n FROM received_file').get()).toEqual(before)
})

test('nothing, evidence and hostile text are answered in words, and what was pasted stays', async () => {
  const server = await startPageServer()
  const headers = { Accept: 'text/html', ...server.headersOf('anonymous') }
  const post = async (form: FormData) => {
    const answer = await server.ask(path, { method: 'POST', headers, body: form })
    return { status: answer.status, text: await answer.text() }
  }
  expect(await post(formOf({}))).toMatchObject({ status: 422, text: expect.stringContaining('Choose a file or paste') })
  const csv = await post(formOf({ file: ['notes.csv', 'a,b\n1,2\n'] }))
  expect(csv).toMatchObject({ status: 422, text: expect.stringContaining('It was not read') })
  const deep = await post(formOf({ text: `${'>'.repeat(5000)} deep` }))
  expect(deep).toMatchObject({ status: 422, text: expect.stringContaining('&gt;&gt;&gt;') })
  const script = await post(formOf({ text: '# <script>alert(1)</script>\n\n- [ ] "><img src=x onerror=alert(1)>\n' }))
  expect(script.text).not.toContain('<img src=x')
  expect(script.text).not.toContain('<script>alert(1)')
})

test('in private mode only members have documents explained', async () => {
  const server = await startPageServer({ readersAreMembers: true })
  const ask = (who: 'anonymous' | 'viewer') =>
    server.ask(path, {
      method: 'POST',
      headers: { Accept: 'text/html', ...server.headersOf(who) },
      body: formOf({ text: '# A\n' }),
    })
  expect((await ask('viewer')).status).toBe(200)
  expect((await ask('anonymous')).status).not.toBe(200)
})

test('an address that asks too often is told to wait', async () => {
  const server = await startPageServer({ app: { rates: { costlyPerAddress: 1 } } })
  const headers = server.headersOf('anonymous')
  const ask = () => server.ask(path, { method: 'POST', headers, body: formOf({}) })
  await ask()
  expect((await ask()).status).toBe(429)
})

test('the small tracker is a file to take away', async () => {
  const server = await startPageServer()
  const answer = await server.ask('/help/first-steps/tracker.md')
  expect(answer.headers.get('Content-Disposition')).toContain('tracker.md')
  expect(await answer.text()).toBe(starterTracker)
})

test('beyond a few that wait the checker says that it is busy', async () => {
  const release: (() => void)[] = []
  const check = documentChecker(async (files) => {
    await new Promise<void>((done) => release.push(done))
    return buildImport(files, undefined, [], { explain: true })
  })
  const one = { file: 'a.md', bytes: new TextEncoder().encode('# A\n') }
  const asked = Array.from({ length: 6 }, () => check(one))
  expect(await asked[5]).toEqual({ kind: 'busy' })
  const first = asked[0] as ReturnType<typeof check>
  await expect.poll(() => release.length).toBe(1)
  release[0]!()
  expect((await first).kind).toBe('explained')
})
