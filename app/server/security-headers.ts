import { randomBytes } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'

/** `development` lets Vite inject its style elements and open its websocket; nothing else differs. */
export function contentSecurityPolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    development ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    development ? "connect-src 'self' ws:" : "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

const fixedHeaders = [
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'same-origin'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['X-Permitted-Cross-Domain-Policies', 'none'],
  ['Permissions-Policy', 'camera=(), microphone=(), geolocation=()'],
] as const

const nonceBytes = 16
/** Asked for in stock: one call to the system serves many answers. */
let stock = Buffer.alloc(0)

/** A nonce for one answer. */
export function nextNonce(): string {
  if (stock.length < nonceBytes) stock = randomBytes(nonceBytes * 128)
  const nonce = stock.toString('base64', 0, nonceBytes)
  stock = stock.subarray(nonceBytes)
  return nonce
}

/** Sets the headers of every answer and leaves the nonce in `response.locals.nonce`. */
export function securityHeaders(development: boolean, isSecure = false) {
  return (_request: Request, response: Response, next: NextFunction) => {
    const nonce = nextNonce()
    response.locals.nonce = nonce
    response.setHeader('Content-Security-Policy', contentSecurityPolicy(nonce, development))
    for (const [name, value] of fixedHeaders) response.setHeader(name, value)
    // Only where people come by https: elsewhere it would lock them out.
    if (isSecure) response.set('Strict-Transport-Security', 'max-age=31536000')
    next()
  }
}
