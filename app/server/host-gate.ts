import type { NextFunction, Request, Response } from 'express'

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** The host name of a Host header, without its port, in lower case; null when it is no host at all. */
export function hostName(header: string | undefined): string | null {
  const match = header?.toLowerCase().match(/^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?$/)
  if (match === null || match === undefined || Number(match[2] ?? 0) > 65_535) return null
  return match[1] ?? null
}

export function isLoopback(host: string): boolean {
  return loopback.has(host) || loopback.has(`[${host}]`)
}

/**
 * Answers only to its own names. A page elsewhere could otherwise point a name of its own at
 * 127.0.0.1 and read everything here as same-origin (DNS rebinding).
 */
export function hostGate(allowed: ReadonlySet<string>) {
  return (request: Request, response: Response, next: NextFunction) => {
    const name = hostName(request.headers.host)
    if (name !== null && (allowed.has(name) || loopback.has(name))) return next()
    response.status(421).type('text/plain').send('This server does not answer to that host name.\n')
  }
}
