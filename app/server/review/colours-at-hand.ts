import type { ComputedColour } from '~/domain/review/facts'
import type { AssayDatabase } from '~db/client.server'
import type { AssessedRequest } from '../context'
import { buildReview, isBuilt } from './build-review'

/** A week's facts ask for two assessments: a page works for so long, and leaves the rest for after its answer. */
const patienceMs = 80

export interface ColoursAtHand {
  of(weekId: string): ComputedColour | null | 'pending'
  /** Works out behind the answer what was left, a week between other requests; false where nothing was. */
  finish(): boolean
}

/** Computed colours of the weeks of one page: those at hand, and as many more as it has patience for. */
export function coloursAtHand(db: AssayDatabase, assessed: AssessedRequest, patience = patienceMs): ColoursAtHand {
  const started = performance.now()
  const left: string[] = []
  return {
    of(weekId) {
      if (!isBuilt(assessed.assessment, weekId) && performance.now() - started >= patience) {
        left.push(weekId)
        return 'pending'
      }
      return buildReview(db, assessed, weekId)?.colour ?? null
    },
    finish() {
      if (left.length > 0) goOn(db, assessed, left)
      return left.length > 0
    },
  }
}

function goOn(db: AssayDatabase, assessed: AssessedRequest, left: string[]): void {
  const timer = setTimeout(() => {
    const next = left.shift()
    if (next === undefined || !db.sqlite.open) return
    buildReview(db, assessed, next)
    goOn(db, assessed, left)
  }, 30)
  timer.unref()
}
