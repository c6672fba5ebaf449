import type { Attestation, Invalidation, RuleBinding } from '~/domain/program'
import type { AssayDatabase } from '../client.server'
import { sha256 } from '../digest'
import { attestationFile } from '../schema/acts'
import { attestation, invalidation, ruleBinding } from '../schema/recorded'
import { recordRow } from './record-row'
import { writeTransaction } from './transaction'
import { writeBlobs } from './write-received'

/** Records that a person set or confirmed a criterion's rule. An empty confirmed rule agrees that nothing applies. */
export function recordBinding(db: AssayDatabase, input: { programId: number; binding: RuleBinding }): void {
  const { programId, binding } = input
  writeTransaction(db, () => {
    recordRow(db, ruleBinding, { ...binding, programId }, { programId, action: `rule.${binding.kind}` })
  })
}

/**
 * Records a stated fact, with the bytes of a file where the member attached one. Its withdrawal is
 * a record of its own, see `withdrawAttestation`.
 */
export function recordAttestation(
  db: AssayDatabase,
  input: {
    programId: number
    attestation: Omit<Attestation, 'revokedAt' | 'id' | 'file'>
    file?: { name: string; bytes: Uint8Array } | null
  },
): number {
  const { programId, file } = input
  const { subject, by, at, note } = input.attestation
  return writeTransaction(db, () => {
    const row = { programId, subject, by, at, note, revokes: null }
    const id = recordRow(db, attestation, row, { programId, action: 'attestation.state' })
    if (file === undefined || file === null) return id
    const received = { path: file.name, bytes: file.bytes, sha256: sha256(file.bytes) }
    writeBlobs(db, [received])
    const attached = { attestationId: id, name: file.name, sha256: received.sha256, by, at }
    recordRow(db, attestationFile, attached, { programId, action: 'attestation.file' })
    return id
  })
}

/** Records that a statement is taken back. Whether it may be is asked by `withdrawAttestation`. */
export function revokeAttestation(
  db: AssayDatabase,
  input: { programId: number; attestationId: number; subject: string; by: string; at: string; note: string },
): void {
  const { programId, attestationId, subject, by, at, note } = input
  writeTransaction(db, () => {
    const row = { programId, subject, by, at, note, revokes: attestationId }
    recordRow(db, attestation, row, { programId, action: 'attestation.revoke' })
  })
}

/** Records that a person declared a run void. */
export function recordInvalidation(
  db: AssayDatabase,
  input: { programId: number; invalidation: Pick<Invalidation, 'run' | 'by' | 'at' | 'reason'> },
): number {
  const { programId } = input
  const { run, by, at, reason } = input.invalidation
  return writeTransaction(db, () =>
    recordRow(
      db,
      invalidation,
      { programId, runLabel: run, by, at, reason },
      { programId, action: 'run.invalidate', more: { run } },
    ),
  )
}
