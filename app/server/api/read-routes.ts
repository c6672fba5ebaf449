import { type Request, type Response, Router } from 'express'
import { findTierNamed } from '~/domain/find-tier'
import { gateCode } from '~/domain/gate-code'
import { claimsJson, gateJson, runLineJson, statusJson } from '~/reports/json'
import { schemaVersion } from '~/reports/json-schemas'
import { openApiDocument } from '~/reports/openapi'
import type { AssayDatabase } from '~db/client.server'
import { listPrograms } from '~db/queries/programs'
import { ApiError, sendError } from './api-error'
import { askedContext, parameter } from './asked'
import { askedReport, askedTable } from './read-outputs'

/** The reading half of `/api/v1`: the same reports as pages and command line, as JSON. */
export function apiReadRoutes(db: AssayDatabase, reportError: (error: unknown, url: string) => void): Router {
  const router = Router()
  const answer = (path: string, work: (request: Request) => { status?: number; body: unknown }) =>
    router.get(path, (request: Request, response: Response) => {
      try {
        const { status = 200, body } = work(request)
        response.status(status).json(body)
      } catch (error) {
        if (error instanceof ApiError) return sendError(response, error)
        reportError(error, request.originalUrl)
        sendError(response, new ApiError(500, 'failed', 'The server could not answer this request.'))
      }
    })
  const of = (request: Request) => askedContext(db, request, request.params.slug ?? null)
  answer('/api/v1/openapi.json', () => ({ body: openApiDocument() }))
  answer('/api/v1/programs', () => ({
    body: {
      schemaVersion,
      programs: listPrograms(db).map(({ slug, title, sample }) => ({ slug, title, sample })),
    },
  }))
  answer('/api/v1/programs/:slug/status', (request) => ({ body: statusJson(of(request)) }))
  answer('/api/v1/programs/:slug/runs', (request) => {
    const context = of(request)
    return { body: context.runs.map((run) => runLineJson(run, context.findings(run.label))) }
  })
  answer('/api/v1/programs/:slug/claims', (request) => ({ body: claimsJson(of(request)) }))
  answer('/api/v1/programs/:slug/reports/:name', (request) => ({ body: askedReport(db, request) }))
  answer('/api/v1/programs/:slug/tables/:name', (request) => ({ body: askedTable(db, request) }))
  answer('/api/v1/tiers/:tier/gate', (request) => gate(db, request))
  router.all('/api/*', (_request: Request, response: Response) =>
    sendError(response, new ApiError(404, 'unknown_address', 'The API has no such address; see /api/v1/openapi.json.')),
  )
  return router
}

function gate(db: AssayDatabase, request: Request): { status: number; body: unknown } {
  const context = askedContext(db, request, parameter(request, 'program'))
  const name = request.params.tier as string
  const found = findTierNamed(context.assessment, name)
  if ('candidates' in found) {
    const known = found.candidates.slice(0, 12).join(', ')
    throw new ApiError(
      404,
      'unknown_tier',
      `There is no tier “${name.slice(0, 80)}”. Known: ${known === '' ? 'none' : known}.`,
    )
  }
  const strict = oneOf(request, 'strict', ['0', '1'])
  const expected = oneOf(request, 'expect', ['ready'])
  const code = gateCode(found.state, strict === '1')
  const ready = code === 0
  const status = !ready && expected === 'ready' ? 409 : 200
  return { status, body: { ...gateJson(context, found, code), ready } }
}

/** A misspelt condition of a gate would let everything pass: it is refused. */
function oneOf(request: Request, name: string, known: readonly string[]): string | null {
  const given = request.query[name]
  if (given === undefined) return null
  const value = parameter(request, name)
  if (value !== null && known.includes(value)) return value
  throw new ApiError(400, 'invalid_parameter', `${name} takes ${known.join(' or ')}.`)
}
