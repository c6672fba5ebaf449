import { createHash } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import { badgeSvg, badgeWords, unknownBadge } from '~/reports/badge'
import type { ReportContext } from '~/reports/report-context'
import type { AssayDatabase } from '~db/client.server'
import { ApiError } from './api/api-error'
import { askedContext, parameter } from './api/asked'

/** Long enough for a page with a dozen badges, short enough that a new run shows within minutes. */
const maxAgeS = 120

/**
 * `/badges/program.svg` and `/badges/tier-1.svg`: readable where pages are. Other sites may show
 * them, which is what they are for; in private mode the address carries a token.
 */
export function badges(db: AssayDatabase): Router {
  const router = Router()
  router.get('/badges/:file', (request: Request, response: Response) => {
    const { status, svg } = badgeFor(db, request)
    const tag = `"${createHash('sha256').update(svg).digest('base64url').slice(0, 24)}"`
    // Where reading needs a member, nobody comes this far without one of them: a shared cache keeps neither.
    const isPrivate = request.headers.authorization !== undefined || request.headers.cookie !== undefined
    response.set({
      ETag: tag,
      'Cache-Control': `${isPrivate ? 'private' : 'public'}, max-age=${maxAgeS}`,
      'Cross-Origin-Resource-Policy': 'cross-origin',
    })
    if (status === 200 && request.headers['if-none-match'] === tag) return response.status(304).end()
    response.status(status).type('image/svg+xml').send(svg)
  })
  return router
}

function badgeFor(db: AssayDatabase, request: Request): { status: number; svg: string } {
  const name = /^(.+)\.svg$/.exec(request.params.file as string)?.[1]
  const context = name === undefined ? null : contextOf(db, request)
  const words = name === undefined || context === null ? null : badgeWords(context, name)
  return words === null ? { status: 404, svg: badgeSvg(unknownBadge) } : { status: 200, svg: badgeSvg(words) }
}

/** null where the address names no program or moment that can be read: a badge has no room for reasons. */
function contextOf(db: AssayDatabase, request: Request): ReportContext | null {
  try {
    return askedContext(db, request, parameter(request, 'program'))
  } catch (error) {
    if (error instanceof ApiError) return null
    throw error
  }
}
