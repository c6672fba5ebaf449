/** `npm run dev`: the same server, with Vite's middlewares in place of the built pages. */
import { join } from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import { createServer } from 'vite'
import { defaultDatabaseFile, openDatabase } from '~db/client.server'
import { importSamples } from './import-sample.server'
import { startServer } from './main'
import { packageRoot } from './package-root'

const root = packageRoot()
const databaseFile = defaultDatabaseFile(root)
const db = openDatabase(databaseFile)
await importSamples(db, { root, importedAt: new Date().toISOString() })
db.close()

const vite = await createServer({
  root,
  configFile: join(root, 'remix.config.js'),
  server: { middlewareMode: true, hmr: { host: '127.0.0.1' } },
})

await startServer({
  port: Number(process.env.PORT ?? 3000),
  databaseFile,
  development: {
    vite: vite.middlewares,
    build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
  },
  onListening: ({ url }) => process.stderr.write(`Assay in development: ${url}\n`),
})
