/**
 * The web app on the built pages, with one page more that is empty, and a bare Express beside it: what
 * the bench holds its pages against. Run by served.ts; prints both addresses as one line of JSON.
 *
 * The empty page goes through everything that the others go through (gates, session, Remix, React) and
 * is made anew each time. The bare server answers every conditional request with 304.
 */
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { LoaderFunctionArgs, ServerBuild } from '@remix-run/node'
import express from 'express'
import { createElement } from 'react'
import { packageRoot } from '~/server/package-root'

const id = 'bench-empty'
const build = (await import(pathToFileURL(join(packageRoot(), 'build/server/index.js')).href)) as ServerBuild
const shared = { id, path: id, hasErrorBoundary: false }
Object.assign(build.routes, {
  [id]: {
    ...shared,
    module: {
      default: () => createElement('html', null, createElement('body')),
      loader: ({ context }: LoaderFunctionArgs) => {
        context.unfinished()
        return null
      },
    },
  },
})
Object.assign(build.assets.routes, {
  [id]: {
    ...{ ...shared, hasLoader: true, hasAction: false, module: '/none.js', imports: [], css: [] },
    ...{ hasClientAction: false, hasClientLoader: false },
  },
})
// After the page was added: the server takes the routes as they are when it starts.
const { startServer } = await import('~/server/main')

const bare = express()
bare.disable('x-powered-by')
bare.get('/', (_request, response) => response.status(304).set('ETag', 'W/"bench"').end())
const listening = bare.listen(0, '127.0.0.1', () => {
  const bareUrl = `http://127.0.0.1:${(listening.address() as AddressInfo).port}/`
  void startServer({
    port: 0,
    databaseFile: process.argv[2] as string,
    onListening: ({ url }) => process.stdout.write(`${JSON.stringify({ url, bareUrl })}\n`),
  })
})
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => listening.close())
