import type { NextFunction, Request, Response } from 'express'

/** Milliseconds of named parts of one answer, in the order in which they ended. */
export class Stopwatch {
  readonly parts: { name: string; ms: number }[] = []

  measure<T>(name: string, work: () => T): T {
    const started = performance.now()
    try {
      return work()
    } finally {
      this.parts.push({ name, ms: performance.now() - started })
    }
  }

  /** A part that was measured elsewhere. */
  add(name: string, ms: number): void {
    this.parts.push({ name, ms })
  }

  header(totalMs: number): string {
    return [...this.parts, { name: 'total', ms: totalMs }].map(entryOf).join(', ')
  }
}

function entryOf({ name, ms }: { name: string; ms: number }): string {
  return `${name};dur=${ms.toFixed(1)}`
}

/** The same of an answer without parts. */
export function timingOf(totalMs: number): string {
  return entryOf({ name: 'total', ms: totalMs })
}

/** Puts `Server-Timing` on every answer; loaders find the stopwatch in `response.locals.stopwatch`. */
export function serverTiming(_request: Request, response: Response, next: NextFunction) {
  const started = performance.now()
  const stopwatch = new Stopwatch()
  response.locals.stopwatch = stopwatch
  const writeHead = response.writeHead
  response.writeHead = function timedWriteHead(this: Response, ...args: unknown[]) {
    if (!response.headersSent) response.setHeader('Server-Timing', stopwatch.header(performance.now() - started))
    return Reflect.apply(writeHead, this, args)
  } as typeof response.writeHead
  next()
}
