import { createHash } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'
import type { AssayDatabase } from '~db/client.server'
import { readDataVersion } from '~db/queries/data-version'
import { readTheme } from './theme'

/** A page is the same as long as the data, the address, the theme and this process are. */
const processTag = `${process.pid}-${Date.now()}`

/**
 * Answers 304 to a page that the browser already holds. The content security policy is taken off
 * that answer: the stored page keeps the nonce of its own header, and a new one would block its scripts.
 * Without a date in the address a page depends on the day as well.
 */
export function notModified(db: AssayDatabase) {
  return (request: Request, response: Response, next: NextFunction) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next()
    const theme = readTheme(request.get('cookie') ?? null)
    const day = new Date().toISOString().slice(0, 10)
    const facts = [processTag, String(readDataVersion(db)), request.originalUrl, theme, day]
    const tag = `W/"${createHash('sha256').update(facts.join('\0')).digest('base64url').slice(0, 24)}"`
    response.set({ 'Cache-Control': 'private, no-cache', Vary: 'Cookie' })
    if (request.headers['if-none-match'] === tag) {
      response.removeHeader('Content-Security-Policy')
      return response.status(304).set('ETag', tag).end()
    }
    const writeHead = response.writeHead
    response.writeHead = function taggedWriteHead(this: Response, ...args: unknown[]) {
      if (!response.headersSent && response.statusCode === 200) response.setHeader('ETag', tag)
      return Reflect.apply(writeHead, this, args)
    } as typeof response.writeHead
    next()
  }
}
