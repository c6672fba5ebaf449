import { setTimeout as pause } from 'node:timers/promises'
import type { NextFunction, Request, Response } from 'express'
import type { AssayDatabase } from '~db/client.server'
import { letCommit } from '~db/waiting-commits'
import { isWritable } from '~db/write-lock'
import { ruleOf } from './route-rules'

/** As long as SQLite itself would wait. */
const usualPatienceMs = 5000
const everyMs = 10
/** Long enough for most writers to be done. */
const comeAgainSeconds = '5'

/**
 * Lets a form in once the database takes writes, without holding up those who read: another process
 * may be at work on it for seconds. After that it goes on, and its write is refused at once in the
 * words of its page. Uploads wait in a thread of their own.
 */
export function writeGate(db: AssayDatabase, patienceMs = usualPatienceMs) {
  return (request: Request, response: Response, next: NextFunction) => {
    tellWhenToComeAgain(response)
    if (request.method !== 'POST' || ruleOf(request.path).streams === true) return next()
    const until = performance.now() + patienceMs
    const look = () => {
      if (!db.sqlite.open || response.destroyed) return
      letCommit()
      if (isWritable(db) || performance.now() >= until) return next()
      setTimeout(look, everyMs)
    }
    look()
  }
}

/** For a form that was let in before another writer came: as long as a few uploads in a row hold the lock. */
const momentMs = 3000

/** Resolves once the database takes writes, a moment later at the latest: what does not go then is told in words. */
export async function whenWritable(db: AssayDatabase): Promise<void> {
  const until = performance.now() + momentMs
  letCommit()
  while (db.sqlite.open && !isWritable(db) && performance.now() < until) {
    await pause(everyMs)
    letCommit()
  }
}

/** Whoever is told that it does not go now is told when to try again. */
function tellWhenToComeAgain(response: Response): void {
  const { writeHead } = response
  response.writeHead = function headWithRetry(this: Response, ...args: unknown[]) {
    const status = typeof args[0] === 'number' ? args[0] : response.statusCode
    if (status === 503 && !response.headersSent && !response.hasHeader('Retry-After'))
      response.setHeader('Retry-After', comeAgainSeconds)
    return Reflect.apply(writeHead, this, args)
  } as typeof writeHead
}
