import { type Actor, done, type Outcome, refused } from '~/domain/acts/refusals'
import { may } from '~/domain/people'
import type { Instant } from '~/domain/place'
import { always } from '../always'
import type { AssayDatabase } from '../client.server'
import { findProgram, type ProgramRow } from '../queries/programs'
import { loadRecords } from '../queries/records'
import { invalidationWithdrawal } from '../schema/acts'
import { recordAttestation, recordInvalidation, revokeAttestation } from './record-acts'
import { recordRow } from './record-row'
import { writeTransaction } from './transaction'

interface Asked {
  program: string
  actor: Actor
  at: Instant
}

/** Longer than any criterion's id or name: what is recorded stays for good. */
const longestSubject = 300

/** States a fact about a subject (a criterion's id, or the name in its rule), with what was seen and optionally a file. */
export function attest(
  db: AssayDatabase,
  input: Asked & { subject: string; note: string; file?: { name: string; bytes: Uint8Array } | null },
): Outcome<{ id: number }> {
  const { actor, at, file = null } = input
  const subject = input.subject.trim()
  const note = input.note.trim()
  return onProgram(db, input, ({ id: programId }) => {
    if (!may(actor.role, 'attest')) return refused('not_allowed')
    if (subject === '' || subject.length > longestSubject)
      return refused('unknown_criterion', { criterion: subject.slice(0, longestSubject) })
    if (note === '') return refused('reason_missing')
    const attestation = { subject, by: actor.name, at, note }
    return done({ id: recordAttestation(db, { programId, attestation, file }) })
  })
}

/** Takes a statement back: the member who made it, or one who manages the program. */
export function withdrawAttestation(
  db: AssayDatabase,
  input: Asked & { attestationId: number; note: string },
): Outcome<null> {
  const { actor, at, attestationId } = input
  const note = input.note.trim()
  return onProgram(db, input, ({ id: programId }) => {
    const { attestations } = loadRecords(db, { programId, asOf: always })
    const stated = attestations.find(({ id }) => id === attestationId)
    if (stated === undefined) return refused('unknown_record')
    if (stated.by !== actor.name && !may(actor.role, 'manage_settings')) return refused('not_allowed')
    if (stated.revokedAt !== null) return refused('already_withdrawn')
    if (note === '') return refused('reason_missing')
    revokeAttestation(db, { programId, attestationId, subject: stated.subject, by: actor.name, at, note })
    return done(null)
  })
}

/** Declares a run void: from now on it decides nothing. */
export function invalidateRun(
  db: AssayDatabase,
  input: Asked & { run: string; reason: string },
): Outcome<{ id: number }> {
  const { actor, at, run } = input
  const reason = input.reason.trim()
  return onProgram(db, input, ({ id: programId }) => {
    if (!may(actor.role, 'invalidate_run')) return refused('not_allowed')
    if (reason === '') return refused('reason_missing')
    const known = db.sqlite.prepare('SELECT 1 FROM run WHERE program_id = ? AND label = ?').get(programId, run)
    if (known === undefined) return refused('unknown_run', { run })
    const standing = loadRecords(db, { programId, asOf: always }).invalidations
    if (standing.some((one) => one.run === run && one.withdrawnAt === null)) return refused('already_invalid', { run })
    return done({ id: recordInvalidation(db, { programId, invalidation: { run, by: actor.name, at, reason } }) })
  })
}

/** Takes back that a run is void. */
export function withdrawInvalidation(
  db: AssayDatabase,
  input: Asked & { invalidationId: number; reason: string },
): Outcome<{ id: number }> {
  const { actor, at, invalidationId } = input
  const reason = input.reason.trim()
  return onProgram(db, input, ({ id: programId }) => {
    if (!may(actor.role, 'invalidate_run')) return refused('not_allowed')
    if (reason === '') return refused('reason_missing')
    const found = loadRecords(db, { programId, asOf: always }).invalidations.find(({ id }) => id === invalidationId)
    if (found === undefined) return refused('unknown_record')
    if (found.withdrawnAt !== null) return refused('already_withdrawn')
    const row = { invalidationId, by: actor.name, at, reason }
    const act = { programId, action: 'run.revalidate', more: { run: found.run } }
    return done({ id: recordRow(db, invalidationWithdrawal, row, act) })
  })
}

function onProgram<T>(db: AssayDatabase, { program }: Asked, work: (row: ProgramRow) => Outcome<T>): Outcome<T> {
  return writeTransaction(db, () => {
    const row = findProgram(db, { slug: program })
    if (row === null) throw new Error(`There is no program ${program}`)
    return work(row)
  })
}
