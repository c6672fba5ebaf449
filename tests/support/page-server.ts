import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Express } from 'express'
import { onTestFinished } from 'vitest'
import { type Role, roles, type TokenScope } from '~/domain/people'
import { type AppOptions, createApp } from '~/server/app'
import { answerEarly } from '~/server/early-answers'
import { createIdentity } from '~/server/identity/identity'
import { KnownAnswers } from '~/server/known-answers'
import { openLog } from '~/server/log'
import { ServerMetrics } from '~/server/metrics/server-metrics'
import { type AssayDatabase, openDatabase } from '~db/client.server'
import { buildImport, type ReceivedFile } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { smallProgram } from './cli'
import { countingHasher, makeBearer, makeMember, makeSession } from './people'
import { type ListedRoute, sourceBuild } from './source-build'
import { temporaryFolder } from './temporary'

/** Who asks: a stranger, a member of a role by session, or a token of a developer. */
export type Asker = 'anonymous' | Role | 'read token' | 'evidence token'
export const askers: readonly Asker[] = ['anonymous', ...roles, 'read token', 'evidence token']

export interface PageServer {
  db: AssayDatabase
  app: Express
  /** What the server answers before the app is asked. */
  known: KnownAnswers
  url: string
  routes: ListedRoute[]
  /** Headers of a fresh session or token: some requests end the session that they come with. */
  headersOf(who: Asker): Record<string, string>
  ask(path: string, init?: RequestInit): Promise<Response>
}

/** A real server with all pages as they stand in the sources, on the small program, with a member of every role. */
export async function startPageServer(
  options: {
    readersAreMembers?: boolean
    app?: Partial<AppOptions>
    /** In place of the small program; an empty list leaves the database without any. */
    files?: ReceivedFile[]
  } = {},
): Promise<PageServer> {
  const db = openDatabase(join(temporaryFolder(), 'assay.sqlite'))
  const { files = discover([smallProgram]).files } = options
  if (files.length > 0) ingest(db, buildImport(files), { importedAt: '2026-03-15T12:00:00.000Z' })
  const members = Object.fromEntries(roles.map((role) => [role, makeMember(db, `${role}-one`, role)]))
  const scopes: Partial<Record<Asker, TokenScope[]>> = { 'read token': ['read'], 'evidence token': ['evidence:write'] }
  const { build, routes } = await sourceBuild()
  const { readersAreMembers = false } = options
  const identity = createIdentity({ db, hasher: countingHasher(), readersAreMembers })
  const { log = openLog(null), metrics = new ServerMetrics() } = options.app ?? {}
  const known = new KnownAnswers(db, options.app?.trustProxy !== undefined)
  const app = createApp({
    db,
    identity,
    root: process.cwd(),
    build,
    allowedHosts: new Set(),
    vite: null,
    ...options.app,
    log,
    metrics,
    known,
  })
  const server = createServer(answerEarly(known, { log, metrics }, app))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  onTestFinished(
    () =>
      new Promise<void>((done) => {
        server.close(() => {
          db.close()
          done()
        })
        server.closeAllConnections()
      }),
  )
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    db,
    app,
    known,
    url,
    routes,
    headersOf(who): Record<string, string> {
      if (who === 'anonymous') return { Origin: url }
      const wanted = scopes[who]
      if (wanted !== undefined) return { Authorization: makeBearer(db, members.developer as number, wanted) }
      return { Origin: url, Cookie: makeSession(db, members[who as Role] as number) }
    },
    ask: (path, init) => fetch(url + path, { redirect: 'manual', ...init }),
  }
}

interface Layer {
  route?: { path: string; methods: Record<string, boolean> }
  handle?: { stack?: Layer[] }
}

/** Addresses that express itself answers, from its own list; what Remix answers is left out. */
export function expressPaths(app: Express): string[] {
  const pathsOf = (layers: Layer[]): string[] =>
    layers.flatMap(({ route, handle }) => {
      if (route !== undefined) return [route.path]
      return handle?.stack === undefined ? [] : pathsOf(handle.stack)
    })
  const { stack } = (app as unknown as { _router: { stack: Layer[] } })._router
  return [...new Set(pathsOf(stack))].filter((path) => path !== '*')
}
