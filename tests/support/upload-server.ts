/** A server process of its own, without pages: `upload-server.ts '{"database": …, "limits": {…}}'`. Prints its port. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from '~/server/app'
import { createIdentity } from '~/server/identity/identity'
import { keepSpareWorker } from '~/server/upload/run-in-worker'
import { openDatabase } from '~db/client.server'

const { database, limits, keepsThread } = JSON.parse(process.argv[2] as string)
const db = openDatabase(database)
const app = createApp({
  db,
  identity: createIdentity({ db }),
  root: process.cwd(),
  build: () => Promise.reject(new Error('this server has no pages')),
  allowedHosts: new Set(),
  vite: null,
  uploadLimits: limits,
})
if (keepsThread === true) keepSpareWorker()
const server = createServer(app)
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
