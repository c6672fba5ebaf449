import type { Response } from 'express'

/** Longer than a page takes; whoever waited so long has it made all the same. */
const longestMs = 1000

/**
 * Pages that are being made. After a write all who read ask for the same pages at once: one of them has
 * each made, the others wait for it and ask what is kept again. Nobody waits for the network of another,
 * nor more than once.
 */
export function pagesUnderWay() {
  const open = new Map<string, Set<() => void>>()
  return {
    /** True where somebody has this page made: `again` is called once it is there. */
    waits(tag: string, response: Response, again: () => void): boolean {
      const waiting = open.get(tag)
      if (waiting === undefined || response.locals.waited === true) return false
      response.locals.waited = true
      const goOn = () => {
        clearTimeout(timer)
        if (waiting.delete(goOn) && !response.destroyed) again()
      }
      const timer = setTimeout(goOn, longestMs)
      waiting.add(goOn)
      return true
    },
    /** Somebody has it made now; what this gives is called when it is made, or never will be. */
    begin(tag: string): () => void {
      if (open.has(tag)) return () => {}
      const waiting = new Set<() => void>()
      open.set(tag, waiting)
      return () => {
        if (open.get(tag) === waiting) open.delete(tag)
        for (const goOn of [...waiting]) goOn()
      }
    },
  }
}
