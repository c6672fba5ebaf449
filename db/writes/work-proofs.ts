import { type Actor, done, type Outcome, refused } from '~/domain/acts/refusals'
import type { Instant } from '~/domain/place'
import { type AskedProof, mayWithdrawProof, newProofs } from '~/domain/work/attaching'
import { trackerSnapshots } from '~/domain/work/trackers'
import { always } from '../always'
import type { AssayDatabase } from '../client.server'
import { loadProgramState } from '../queries/load-state'
import { findProgram } from '../queries/programs'
import { loadWork } from '../queries/work'
import { workProof, workProofWithdrawal } from '../schema/work'
import { recordRow } from './record-row'
import { writeTransaction } from './transaction'
import { writeBlobs } from './write-received'

interface Asked {
  program: string
  actor: Actor
  at: Instant
}

/** A file as it came in, with its SHA-256. */
export interface ProofFile {
  name: string
  bytes: Uint8Array
  sha256: string
}

/** Attaches everything that a form holds to a task, deliverable or milestone, or nothing of it. */
export function attachProofs(
  db: AssayDatabase,
  input: Asked & { asked: Omit<AskedProof, 'file'>; file: ProofFile | null },
): Outcome<{ ids: number[] }> {
  const { actor, at, file } = input
  return writeTransaction(db, () => {
    const program = programOf(db, input)
    const state = loadProgramState(db, { program: program.slug, asOf: always })
    const tracker = trackerSnapshots(state).at(-1)
    const reports = state.reports === undefined ? [] : state.reports
    const asked = { ...input.asked, file: file === null ? null : { ...file, bytes: file.bytes.byteLength } }
    const allowed = newProofs(actor, asked, {
      plan: tracker === undefined ? null : tracker.plan,
      labels: [...state.runs, ...reports].map(({ label }) => label),
      proofs: state.work === undefined ? [] : state.work.proofs,
    })
    if (!allowed.ok) return allowed
    if (file !== null) writeBlobs(db, [{ path: file.name, bytes: file.bytes, sha256: file.sha256 }])
    const act = { programId: program.id, action: 'proof.attach' } as const
    return done({
      ids: allowed.value.map((row) =>
        recordRow(db, workProof, { ...row, programId: program.id, by: actor.name, at }, act),
      ),
    })
  })
}

/** Takes an attached record back; both records stay. */
export function withdrawProof(
  db: AssayDatabase,
  input: Asked & { proofId: number; reason: string },
): Outcome<{ id: number }> {
  const { actor, at, proofId } = input
  return writeTransaction(db, () => {
    const program = programOf(db, input)
    const { proofs } = loadWork(db, { programId: program.id, asOf: always })
    const allowed = mayWithdrawProof(
      actor,
      proofs.find(({ id }) => id === proofId),
      input.reason,
    )
    if (!allowed.ok) return refused(allowed.refusal.code, allowed.refusal.words)
    const row = { proofId, reason: input.reason.trim(), by: actor.name, at }
    const more = { subjectId: allowed.value.subjectId, value: allowed.value.value }
    return done({
      id: recordRow(db, workProofWithdrawal, row, { programId: program.id, action: 'proof.withdraw', more }),
    })
  })
}

function programOf(db: AssayDatabase, { program }: Asked) {
  const found = findProgram(db, { slug: program })
  if (found === null) throw new Error(`There is no program ${program}`)
  return found
}
