import type { Instant } from '~/domain/place'
import type { AssayDatabase } from '~db/client.server'
import { type ProgramCurve, programPointsAt, warmNextPoint } from '~db/queries/program-points'

/**
 * Curves that are judged behind answers at a time. Moments can be made up without end, and more of them
 * than points are kept would push each other's out for ever; who asks again while there is room is served.
 */
const mostWarming = 4

const warming = new WeakMap<AssayDatabase, Set<string>>()

/**
 * The moments of a program's curves where all of them have been judged; null while some have not. They
 * are then judged behind the answer, one between other requests: the first page waits for none of them.
 */
export function curveAtHand(
  db: AssayDatabase,
  input: { program: string; asOf: Instant },
): ProgramCurve['points'] | null {
  if (!warmNextPoint(db, input, false)) return programPointsAt(db, input).points
  const known = warming.get(db)
  const open = known === undefined ? new Set<string>() : known
  if (known === undefined) warming.set(db, open)
  const key = JSON.stringify([input.program, input.asOf])
  if (!open.has(key) && open.size < mostWarming) {
    open.add(key)
    goOn(db, input, () => open.delete(key))
  }
  return null
}

function goOn(db: AssayDatabase, input: { program: string; asOf: Instant }, done: () => void): void {
  const timer = setTimeout(() => {
    if (db.sqlite.open && warmNextPoint(db, input, true)) goOn(db, input, done)
    else done()
  }, 30)
  timer.unref()
}
