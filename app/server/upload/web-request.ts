import type { Request } from 'express'

/** The head of a request in the shape that loaders and identity know; its body stays unread. */
export function webRequest(request: Request): globalThis.Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  const host = request.headers.host ?? 'localhost'
  return new globalThis.Request(`${request.protocol}://${host}${request.originalUrl}`, {
    method: request.method,
    headers,
  })
}
