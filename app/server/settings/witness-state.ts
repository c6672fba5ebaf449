import { statSync } from 'node:fs'
import type { WitnessState } from '~/reports/messages/settings'
import type { AssayDatabase } from '~db/client.server'
import { readDataVersion } from '~db/queries/data-version'
import { type Verification, verifyDatabase } from '~db/verify/verify-database'
import { witnessFile, witnessTrouble } from '~db/witness'
import { noticeTrouble } from '~db/writes/tell-signers'

export interface LogState {
  checkedAt: string
  verification: Verification
  witness: WitnessState
  /** Why the last act could not be witnessed, or told to those who signed; null where it was. */
  troubles: string[]
}

const last = new WeakMap<AssayDatabase, { key: string; state: Omit<LogState, 'troubles'> }>()

/**
 * The audit log held against its rows and its witness, checked once for each state of the data and of
 * the witness file, which lies outside the database and changes without it. The received bytes are left
 * to `assay verify`, which takes longer.
 */
export function logState(db: AssayDatabase, now: string): LogState {
  const key = `${readDataVersion(db)} ${fileState(witnessFile(db))}`
  let known = last.get(db)
  if (known === undefined || known.key !== key) {
    const verification = verifyDatabase(db.file, { bytes: false })
    known = { key, state: { checkedAt: now, verification, witness: stateOf(verification) } }
    last.set(db, known)
  }
  const troubles = [witnessTrouble(db), noticeTrouble(db)].filter((one) => one !== null)
  return { ...known.state, troubles }
}

/** By what a file is told from how it was; empty where there is none, or none that can be looked at. */
function fileState(file: string | null): string {
  if (file === null) return ''
  try {
    const { ino, size, mtimeMs, ctimeMs } = statSync(file)
    return `${ino} ${size} ${mtimeMs} ${ctimeMs}`
  } catch {
    return ''
  }
}

function stateOf({ witness, entries }: Verification): WitnessState {
  if (witness.file === null) return 'none'
  if (witness.troubles.some(({ code }) => code === 'tail_cut')) return 'cut'
  if (witness.troubles.length > 0) return 'disagrees'
  if (witness.lines === 0) return entries === 0 ? 'absent' : 'behind'
  return witness.unwitnessed > 0 ? 'behind' : 'matches'
}
