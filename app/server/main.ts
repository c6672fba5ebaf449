import { createServer, type Server } from 'node:http'
import type { ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'
import { type AssayDatabase, openDatabase } from '~db/client.server'
import { hasOwner } from '~db/queries/people'
import { tellOfAll } from '~db/writes/tell-signers'
import { createApp } from './app'
import { answerEarly } from './early-answers'
import { isLoopback } from './host-gate'
import { createIdentity } from './identity/identity'
import { KnownAnswers } from './known-answers'
import { listen } from './listen'
import { loadBuild } from './load-build'
import { type LogLevel, openLog } from './log'
import { ServerMetrics } from './metrics/server-metrics'
import { packageRoot } from './package-root'
import { helpWhenBusy, noHelp } from './page-thread/helping-thread'
import { pageThreadPurpose } from './page-thread/page-job'
import { ensureSearchIndex } from './search/ensure-index'
import { endSpareWorker, keepSpareWorker } from './upload/run-in-worker'
import { nothingToWarm, warmPrograms } from './warm-programs'
import { startDeliveries } from './webhook/deliver-due'

export interface ServeOptions {
  /** 0 takes any free port. Default 3000. */
  port?: number
  /** Default 127.0.0.1: nobody else on the network is served unless asked for. */
  host?: string
  databaseFile: string
  /** Fail instead of taking the next free port. */
  strictPort?: boolean
  /** Names to answer to beside loopback names, `publicUrl` and `host` itself. */
  allowedHosts?: readonly string[]
  /** Where people reach the server, if elsewhere than where it listens; https makes cookies Secure. */
  publicUrl?: string | null
  /** Private mode: reading needs a member. */
  readersAreMembers?: boolean
  /** Addresses of proxies whose X-Forwarded-For and -Proto are believed. */
  trustProxy?: readonly string[]
  /** Lines of JSON on standard error from this level on; null writes errors as text. */
  logLevel?: LogLevel | null
  /** `ownerLink` makes its first visitor the owner; null once there is one. */
  onListening?: (address: { url: string; host: string; port: number; ownerLink: string | null }) => void
  /** False for a server of a moment, whose address nobody should be told: no webhook is sent by it. */
  delivers?: boolean
  /** In development: Vite's middlewares and its way to the current build. */
  development?: { vite: RequestHandler; build: () => Promise<ServerBuild> }
}

export interface RunningServer {
  url: string
  /** Finishes the answers under way, then closes the database. */
  close(): Promise<void>
}

const stopAfterMs = 8_000

/** Serves the web app on the built pages and one database; stops cleanly on SIGTERM, SIGINT and SIGHUP. */
export async function startServer(options: ServeOptions): Promise<RunningServer> {
  const { port = 3000, host = '127.0.0.1', strictPort = false, development } = options
  const root = packageRoot()
  const build = development === undefined ? await loadBuild(root) : development.build
  const db = openDatabase(options.databaseFile)
  ensureSearchIndex(db)
  const { publicUrl = null, readersAreMembers = false, trustProxy = [], logLevel = null } = options
  const identity = createIdentity({ db, publicUrl, readersAreMembers })
  refuseOwnerless(db, host)
  const allowedHosts = namesOf(options, host, () => db.close())
  const vite = development === undefined ? null : development.vite
  const metrics = new ServerMetrics().ofProcess()
  const judgesAhead = options.delivers !== false && development === undefined
  const warming = judgesAhead ? warmPrograms(db) : nothingToWarm
  const log = openLog(logLevel)
  const known = new KnownAnswers(db, trustProxy.length > 0)
  const office = { databaseFile: options.databaseFile, root, publicUrl, readersAreMembers }
  const reportError = (error: unknown, url: string) => log.error(error, url)
  const help = judgesAhead ? helpWhenBusy({ purpose: pageThreadPurpose, ...office }, reportError) : noHelp
  const app = createApp({
    db,
    identity,
    root,
    build,
    allowedHosts,
    vite,
    trustProxy,
    log,
    metrics,
    warming,
    known,
    help,
  })
  const server = createServer(answerEarly(known, { log, metrics }, app))
  // An upload may take its time; one that stands still is let go by itself (upload/limits.ts).
  server.requestTimeout = 300_000
  server.headersTimeout = 15_000
  // Longer than proxies keep theirs (two minutes): a form sent on a connection that is just being closed is lost.
  server.keepAliveTimeout = 130_000
  const address = await listen(server, host, port, strictPort).catch((error: unknown) => {
    db.close()
    throw error
  })
  let stopping: Promise<void> | null = null
  let stopDeliveries = () => {}
  const close = () => {
    stopDeliveries()
    if (stopping === null)
      stopping = stop(server)
        .then(endSpareWorker)
        .then(help.end)
        .finally(() => {
          process.off('SIGHUP', hangUp)
          db.close()
        })
    return stopping
  }
  // A terminal that closes tells the launcher and the server, and the launcher tells the server again. Without
  // a terminal Node cannot end in peace: it dies of the signal, once all is closed.
  const hangUp = () => void close().then(() => process.kill(process.pid, 'SIGHUP'))
  const url = `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}/`
  const origin = publicUrl === null ? url : publicUrl
  if (options.delivers !== false) {
    // What was missed while the server was away is told once all is judged, and does not judge all at one go.
    warming.afterwards(() => tellOfAll(db, new Date().toISOString()))
    if (judgesAhead) keepSpareWorker()
    stopDeliveries = startDeliveries({ db, origin, now: () => new Date().toISOString(), report: reportDelivery })
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void close())
  process.on('SIGHUP', hangUp)
  const path = options.onListening === undefined ? null : identity.ownerLink()
  const ownerLink = path === null ? null : new URL(path, publicUrl === null ? url : publicUrl).href
  options.onListening?.({ url, host, port: address.port, ownerLink })
  return { url, close }
}

function reportDelivery(error: unknown): void {
  process.stderr.write(`webhook: ${error instanceof Error ? error.message : String(error)}\n`)
}

/** The network may come in only when somebody is in charge; the first link is for this machine alone. */
function refuseOwnerless(db: AssayDatabase, host: string): void {
  if (isLoopback(host) || hasOwner(db)) return
  db.close()
  throw new ServeRefused(
    `Nobody owns this Assay yet, so it listens on this machine only. Start it without --host ${host}, open the link that it prints, then start it again.`,
  )
}

/** Listens on every address of the machine. */
const everywhere = new Set(['0.0.0.0', '::', '[::]'])

/**
 * The names that the server answers to. Behind a proxy that is the public one, whatever address this
 * process listens on. One that listens everywhere must be told: answering to any name would let a page
 * elsewhere point a name of its own here and read everything as its own (DNS rebinding).
 */
function namesOf({ allowedHosts = [], publicUrl = null }: ServeOptions, host: string, close: () => void): Set<string> {
  const called = publicUrl === null ? [] : [new URL(publicUrl).hostname]
  const own = everywhere.has(host) ? [] : [host.includes(':') && !host.startsWith('[') ? `[${host}]` : host]
  const names = new Set([...allowedHosts, ...called, ...own].map((name) => name.toLowerCase()))
  if (names.size > 0) return names
  close()
  throw new ServeRefused(
    `By which names is it reached? With --host ${host} say so: ASSAY_PUBLIC_URL=https://assay.example.org, or ASSAY_ALLOWED_HOSTS=assay.lan,192.168.1.5`,
  )
}

/** What was asked for is not safe to serve; the message says what is missing. */
export class ServeRefused extends Error {
  override name = 'ServeRefused'
}

/** Idle connections go at once; answers under way get a few seconds. */
function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), stopAfterMs)
    server.close(() => {
      clearTimeout(force)
      resolve()
    })
    server.closeIdleConnections()
  })
}
