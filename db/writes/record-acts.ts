import type { Attestation, Invalidation, RuleBinding } from '~/domain/program'
import type { AssayDatabase } from '../client.server'
import { attestation, invalidation, ruleBinding } from '../schema/recorded'
import { appendAudit } from './append-audit'
import { insertOne } from './bulk-insert'
import { writeTransaction } from './transaction'

/** Records that a person set or confirmed a criterion's rule. */
export function recordBinding(db: AssayDatabase, input: { programId: number; binding: RuleBinding }): void {
  const { programId, binding } = input
  writeTransaction(db, () => {
    insertOne(db.sqlite, ruleBinding, { ...binding, programId })
    appendAudit(db, {
      programId,
      at: binding.at,
      actor: binding.by,
      action: `rule.${binding.kind}`,
      payload: { ...binding },
    })
  })
}

/** Records a stated fact. Its withdrawal is a record of its own, see `revokeAttestation`. */
export function recordAttestation(
  db: AssayDatabase,
  input: { programId: number; attestation: Omit<Attestation, 'revokedAt'> },
): number {
  const { programId } = input
  const { subject, by, at, note } = input.attestation
  return writeTransaction(db, () => {
    const id = insertOne(db.sqlite, attestation, { programId, subject, by, at, note, revokes: null })
    appendAudit(db, { programId, at, actor: by, action: 'attestation.state', payload: { subject, note } })
    return id
  })
}

export function revokeAttestation(
  db: AssayDatabase,
  input: { programId: number; attestationId: number; subject: string; by: string; at: string; note: string },
): void {
  const { programId, attestationId, subject, by, at, note } = input
  writeTransaction(db, () => {
    insertOne(db.sqlite, attestation, { programId, subject, by, at, note, revokes: attestationId })
    appendAudit(db, {
      programId,
      at,
      actor: by,
      action: 'attestation.revoke',
      payload: { attestationId, subject, note },
    })
  })
}

/** Records that a person declared a run void. */
export function recordInvalidation(db: AssayDatabase, input: { programId: number; invalidation: Invalidation }): void {
  const { programId } = input
  const { run, by, at, reason } = input.invalidation
  writeTransaction(db, () => {
    insertOne(db.sqlite, invalidation, { programId, runLabel: run, by, at, reason })
    appendAudit(db, { programId, at, actor: by, action: 'run.invalidate', payload: { run, reason } })
  })
}
