import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { listPrograms } from '~db/queries/programs'
import { smallProgram } from '../../support/cli'
import { type Asker, type PageServer, startPageServer } from '../../support/page-server'
import { rowCounts } from '../../support/temporary'

// Every upload is read in a thread of its own, which a busy machine starts slowly.
vi.setConfig({ testTimeout: 120_000 })

function filesOf(folder: string, inner = ''): string[] {
  return readdirSync(join(folder, inner)).flatMap((name) => {
    const path = join(inner, name)
    return statSync(join(folder, path)).isDirectory() ? filesOf(folder, path) : [path]
  })
}

/** Everything of the small program, as a browser sends a dropped folder. */
function dropped(): FormData {
  const form = new FormData()
  for (const path of filesOf(smallProgram))
    form.append('file', new Blob([readFileSync(join(smallProgram, path))]), `small/${path}`)
  return form
}

async function lookAt(server: PageServer, headers: Record<string, string>, body: FormData = dropped()) {
  const answer = await server.ask('/import/files', { method: 'POST', headers, body })
  expect(answer.status).toBe(303)
  return answer.headers.get('location') as string
}

function confirm(
  server: PageServer,
  headers: Record<string, string>,
  location: string,
  fields: Record<string, string>,
) {
  const found = new URL(location, server.url).searchParams.get('found') as string
  const body = new URLSearchParams({ found, into: '', title: 'Checkout, faster', slug: 'checkout', ...fields })
  return server.ask(location, { method: 'POST', headers, body })
}

test('a dropped folder is looked at without a word in the database, and written once it is confirmed', async () => {
  const server = await startPageServer()
  const headers = server.headersOf('manager')
  const before = rowCounts(server.db)
  const location = await lookAt(server, headers)
  expect(location).toMatch(/^\/import\?found=/)
  expect(rowCounts(server.db)).toEqual(before)
  const page = await (await server.ask(location, { headers })).text()
  expect(page).toContain('nothing is written yet')
  expect(page).toContain('2 runs')
  const done = await confirm(server, headers, location, {})
  expect(done.status).toBe(303)
  expect(done.headers.get('location')).toMatch(/^\/evidence\/uploads\/\d+\?program=checkout$/)
  expect(listPrograms(server.db).map(({ slug }) => slug)).toContain('checkout')
  const receipt = await server.ask(done.headers.get('location') as string, { headers })
  expect(receipt.status).toBe(200)
  const again = await confirm(server, headers, location, {})
  expect(again.status).toBe(410)
})

test('nobody else sees or confirms what a member looked at', async () => {
  const server = await startPageServer()
  const location = await lookAt(server, server.headersOf('manager'))
  const other = server.headersOf('owner')
  expect(await (await server.ask(location, { headers: other })).text()).not.toContain('nothing is written yet')
  expect((await confirm(server, other, location, {})).status).toBe(410)
  expect(listPrograms(server.db)).toHaveLength(1)
})

test('files confirmed several times at once are written once, and the others are told that they are gone', async () => {
  const server = await startPageServer()
  const headers = server.headersOf('manager')
  const location = await lookAt(server, headers)
  const slugs = ['first', 'second', 'third']
  const answers = await Promise.all(slugs.map((slug) => confirm(server, headers, location, { slug })))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 410, 410])
  expect(listPrograms(server.db)).toHaveLength(2)
})

test('a short name that is taken or is none is refused, with what was typed and the files still at hand', async () => {
  const server = await startPageServer()
  const headers = server.headersOf('manager')
  const location = await lookAt(server, headers)
  const taken = listPrograms(server.db)[0]!.slug
  for (const slug of [taken, 'Not A Slug', '']) {
    const refused = await confirm(server, headers, location, { slug, title: 'Typed by hand' })
    expect(refused.status).toBe(400)
    expect(await refused.text()).toContain('Typed by hand')
  }
  expect((await confirm(server, headers, location, { title: ' ' })).status).toBe(400)
  expect((await confirm(server, headers, location, { into: 'no-such' })).status).toBe(400)
  expect((await confirm(server, headers, location, { into: taken })).status).toBe(303)
  expect(listPrograms(server.db)).toHaveLength(1)
})

test.each<Asker>(['viewer', 'stakeholder', 'evidence token'])('%s brings no documents', async (who) => {
  const server = await startPageServer()
  const answer = await server.ask('/import/files', { method: 'POST', headers: server.headersOf(who), body: dropped() })
  expect(answer.headers.get('location') ?? '').not.toContain('found=')
  expect(listPrograms(server.db)).toHaveLength(1)
})
