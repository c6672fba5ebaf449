import { join } from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type ErrorRequestHandler, type Request, type Response } from 'express'
import type { AssayDatabase } from '~db/client.server'
import { apiDoor, bringEvidence } from './api/bring-evidence'
import { apiReadRoutes } from './api/read-routes'
import { badges } from './badges'
import { crossSiteGate } from './cross-site-gate'
import { feedToken } from './feed-token'
import { formGate } from './form-gate'
import { guardedBuild } from './guarded-build'
import { healthOf } from './health'
import { hostGate } from './host-gate'
import { type Identity, identityContext } from './identity/identity'
import { readingGate } from './identity/reading-gate'
import { ofMadePages } from './kept-gzip'
import { KeptMarkup } from './kept-markup'
import type { KnownAnswers } from './known-answers'
import { type Asker, loadContexts, type Received } from './load-context'
import { openLog, type ServerLog } from './log'
import { memberFacts } from './member-facts'
import { countedUploads } from './metrics/counted-uploads'
import { databaseMetrics } from './metrics/database-metrics'
import { metricsRoute } from './metrics/metrics-route'
import { requestMetrics } from './metrics/request-metrics'
import { ServerMetrics } from './metrics/server-metrics'
import { pageCache } from './page-cache'
import { type HelpingThread, noHelp } from './page-thread/helping-thread'
import { pagesApart } from './page-thread/pages-apart'
import { type RequestRates, rateGate, requestRates } from './rate-gate'
import { remixHandler } from './remix-handler'
import { requestGate } from './request-gate'
import { requestLog } from './request-log'
import { byRoutesOfPath } from './routes-of-path'
import { securityHeaders } from './security-headers'
import { serverTiming } from './server-timing'
import { confirmImport } from './upload/confirm-import'
import { importDesk } from './upload/import-desk'
import type { UploadLimits } from './upload/limits'
import { pageImport } from './upload/page-import'
import { pageUpload } from './upload/page-upload'
import { createUploads } from './upload/upload-handler'
import { nothingToWarm, type Warming } from './warm-programs'
import { warmingGate } from './warming-gate'
import { writeGate } from './write-gate'

export interface AppOptions {
  db: AssayDatabase
  identity: Identity
  root: string
  build: ServerBuild | (() => Promise<ServerBuild>)
  /** Names to answer to beside loopback. */
  allowedHosts: ReadonlySet<string>
  /** Vite's middlewares in development, in place of the built files. */
  vite: express.RequestHandler | null
  /** Tests make them small. */
  uploadLimits?: Partial<UploadLimits>
  rates?: Partial<RequestRates>
  /** Errors as text on standard error where none is given. */
  log?: ServerLog
  /** Addresses of proxies whose X-Forwarded-For and -Proto are believed; none by default. */
  trustProxy?: readonly string[]
  /** What it counts; figures of the process are added by whoever runs one server in it. */
  metrics?: ServerMetrics
  /** What it has still to judge after its start; nothing where none is given. */
  warming?: Warming
  /** Where answers of the page cache are held for who answers early (early-answers.ts); none by default. */
  known?: KnownAnswers
  /** A second thread that makes pages when this one is busy; none by default. */
  help?: HelpingThread
  /** Where pieces of pages are kept by their content; one of its own where none is given, and none in development. */
  keptMarkup?: KeptMarkup
}

/** Everything between the socket and Remix, in order of refusal: host, site, then content. */
export function createApp(options: AppOptions) {
  const { db, identity, root, build, allowedHosts, vite, uploadLimits, log = openLog(null), trustProxy = [] } = options
  const { metrics = new ServerMetrics(), warming = nothingToWarm, known = null, help = noHelp } = options
  const reportError: ServerLog['error'] = (error, url) => log.error(error, url)
  const development = vite !== null
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', trustProxy.length === 0 ? false : [...trustProxy])
  const isSecure = identity.office.names.secure
  databaseMetrics(metrics, db)
  app.use(
    serverTiming,
    requestLog(log),
    requestMetrics(metrics),
    securityHeaders(development, isSecure),
    hostGate(allowedHosts),
  )
  app.use(apiDoor, crossSiteGate, requestGate, rateGate({ ...requestRates, ...options.rates }), formGate, writeGate(db))
  app.get('/healthz', (_request, response) => {
    const { status, text } = healthOf(db)
    response.status(status).type('text/plain').send(text)
  })
  app.get('/metrics', metricsRoute(metrics, identity))
  // Before the compression, which would hold back an answer that is given while a body still comes in.
  const requireDeed = identityContext(identity, '').requireDeed
  const uploads = countedUploads(metrics, createUploads({ db, requireDeed, reportError, limits: uploadLimits }))
  app.post('/evidence/upload', pageUpload(uploads))
  const desk = importDesk()
  app.post('/import/files', pageImport(uploads, desk))
  app.post('/api/v1/evidence', bringEvidence(uploads))
  app.use(compression(ofMadePages))
  if (vite === null) {
    const client = join(root, 'build/client')
    app.use('/assets', express.static(join(client, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }))
    app.use(filesOnly(express.static(client, { maxAge: '1h', index: false })))
    app.use(
      feedToken,
      readingGate(identity),
      warmingGate(warming),
      badges(db),
      pageCache(db, identity.office.names, {
        memberOf: memberFacts(identity),
        count: (answer) => metrics.page(answer),
        known,
      }),
    )
  } else app.use(vite, feedToken, readingGate(identity), badges(db))
  app.use(apiReadRoutes(db, reportError))
  const received: Received = {
    uploadAnswer: (id, memberId) => uploads.answers.find(id, memberId),
    uploadLimits: uploads.limits,
    lookedAt: (id, memberId) => desk.find(id, memberId)?.preview ?? null,
    confirmImport: confirmImport(db, uploads, desk),
  }
  const { keptMarkup: given = new KeptMarkup() } = options
  const keptMarkup = development ? null : given
  const contextOf = loadContexts({ db, identity, root, warming, received, reportError, keptMarkup })
  const getLoadContext = (request: Request, response: Response) => contextOf(askerOf(request, response))
  const mode = development ? 'development' : 'production'
  const handlerOf = (build: AppOptions['build']) => remixHandler({ build, getLoadContext, mode })
  const guarded = guardedBuild(build, reportError)
  if (typeof guarded === 'function') app.all('*', handlerOf(guarded))
  else {
    const pagesOf = byRoutesOfPath(guarded, handlerOf)
    app.all('*', pagesApart(help), (request, response, next) => pagesOf(request.originalUrl)(request, response, next))
  }
  app.use(lastResort(reportError))
  return app
}

function askerOf(request: Request, { locals }: Response): Asker {
  return {
    ip: request.ip === undefined ? '' : request.ip,
    asData: request.path.endsWith('.data'),
    nonce: locals.nonce,
    stopwatch: locals.stopwatch,
    seen: (memberId) => {
      locals.viewerId = memberId
    },
    unfinished: (still) => {
      const { unfinished: before } = locals
      if (still === undefined || before === true) locals.unfinished = true
      // Of two that may be kept for now it holds until either is there.
      else locals.unfinished = before === undefined ? still : () => before() && still()
    },
  }
}

/** Every file has an ending, no page has one: pages are not looked for on the disk first. */
function filesOnly(files: express.RequestHandler): express.RequestHandler {
  return (request, response, next) => (request.path.includes('.') ? files(request, response, next) : next())
}

/** What even Remix could not answer: said in words, with nothing of the inside. */
function lastResort(reportError: ServerLog['error']): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error)
    const status = statusOf(error)
    if (status >= 500) reportError(error, request.originalUrl)
    const text =
      status === 404 ? 'Nothing is stored under this address.\n' : 'The server could not answer this request.\n'
    response.status(status).type('text/plain').send(text)
  }
}

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500
}
