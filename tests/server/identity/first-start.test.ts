import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type ServeOptions, ServeRefused, startServer } from '~/server/main'
import { openDatabase } from '~db/client.server'
import { makeMember } from '../../support/people'
import { temporaryFolder } from '../../support/temporary'

/** The server with nothing behind its gates: no page is asked for. */
const development = {
  vite: (_request: unknown, _response: unknown, next: () => void) => next(),
  build: () => Promise.reject(new Error('no pages here')),
}

async function start(
  databaseFile: string,
  host = '127.0.0.1',
  over: Partial<ServeOptions> = {},
): Promise<string | null> {
  let ownerLink: string | null = null
  const onListening = (address: { ownerLink: string | null }) => (ownerLink = address.ownerLink)
  const server = await startServer({ databaseFile, host, port: 0, development, onListening, ...over })
  onTestFinished(() => server.close())
  return ownerLink
}

test('the first start gives a link to become the owner, until there is one', async () => {
  const file = join(temporaryFolder(), 'assay.sqlite')
  expect(await start(file)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/join\?link=[\w-]{43}$/)
  const db = openDatabase(file)
  makeMember(db, 'ola', 'owner')
  db.close()
  expect(await start(file)).toBeNull()
})

test('beyond this machine it listens only once there is an owner', async () => {
  const file = join(temporaryFolder(), 'assay.sqlite')
  await expect(start(file, '0.0.0.0')).rejects.toThrow(ServeRefused)
  const db = openDatabase(file)
  makeMember(db, 'ola', 'owner')
  db.close()
  expect(await start(file, '0.0.0.0', { allowedHosts: ['assay.lan'] })).toBeNull()
})

test('on every address of the machine it starts only where it knows its names', async () => {
  const file = join(temporaryFolder(), 'assay.sqlite')
  const db = openDatabase(file)
  makeMember(db, 'ola', 'owner')
  db.close()
  for (const host of ['0.0.0.0', '::']) await expect(start(file, host)).rejects.toThrow(/ASSAY_ALLOWED_HOSTS/)
  expect(await start(file, '0.0.0.0', { publicUrl: 'https://assay.example.org/' })).toBeNull()
})
