import type { WitnessState } from '~/reports/messages/settings'
import type { AssayDatabase } from '~db/client.server'
import { readDataVersion } from '~db/queries/data-version'
import { type Verification, verifyDatabase } from '~db/verify/verify-database'
import { witnessTrouble } from '~db/witness'
import { noticeTrouble } from '~db/writes/tell-signers'

export interface LogState {
  checkedAt: string
  verification: Verification
  witness: WitnessState
  /** Why the last act could not be witnessed, or told to those who signed; null where it was. */
  troubles: string[]
}

const last = new WeakMap<AssayDatabase, { version: number; state: Omit<LogState, 'troubles'> }>()

/**
 * The audit log held against its rows and its witness, checked once for each state of the data. The
 * received bytes are left to `assay verify`, which takes longer.
 */
export function logState(db: AssayDatabase, now: string): LogState {
  const version = readDataVersion(db)
  let known = last.get(db)
  if (known === undefined || known.version !== version) {
    const verification = verifyDatabase(db.file, { bytes: false })
    known = { version, state: { checkedAt: now, verification, witness: stateOf(verification) } }
    last.set(db, known)
  }
  const troubles = [witnessTrouble(db), noticeTrouble(db)].filter((one) => one !== null)
  return { ...known.state, troubles }
}

function stateOf({ witness, entries }: Verification): WitnessState {
  if (witness.file === null) return 'none'
  if (witness.troubles.some(({ code }) => code === 'tail_cut')) return 'cut'
  if (witness.troubles.length > 0) return 'disagrees'
  if (witness.lines === 0) return entries === 0 ? 'absent' : 'behind'
  return witness.unwitnessed > 0 ? 'behind' : 'matches'
}
