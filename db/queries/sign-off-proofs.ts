import type { AssayDatabase } from '../client.server'
import { sha256 } from '../digest'

/** Whether a recorded signature is what was recorded. */
export interface SignOffProof {
  id: number
  /** The stored pack still has the hash that was signed. */
  packIntact: boolean
  /** The entry of the audit chain that bears it; null where none does. */
  entry: { seq: number; hash: string } | null
}

/**
 * Holds every signature of a program against its own hash and the audit log. The chain itself is
 * proven by `assay verify` alone, which reads all of it.
 */
export function signOffProofs(db: AssayDatabase, input: { program: string }): SignOffProof[] {
  const rows = db.sqlite
    .prepare(
      `SELECT s.id, s.pack, s.pack_hash AS packHash FROM sign_off s
       JOIN program p ON p.id = s.program_id WHERE p.slug = ? ORDER BY s.id`,
    )
    .all(input.program) as { id: number; pack: string; packHash: string }[]
  const entries = db.sqlite
    .prepare(
      `SELECT seq, hash, json_extract(payload, '$.row.id') AS id, json_extract(payload, '$.row.packHash') AS packHash
       FROM audit_entry WHERE action IN ('tier.approve', 'tier.reject', 'tier.withdraw')
       AND json_extract(payload, '$.table') = 'sign_off'`,
    )
    .all() as { seq: number; hash: string; id: number; packHash: string }[]
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return rows.map(({ id, pack, packHash }) => {
    const entry = byId.get(id)
    const borne = entry !== undefined && entry.packHash === packHash
    return {
      id,
      packIntact: sha256(pack) === packHash,
      entry: borne ? { seq: entry.seq, hash: entry.hash } : null,
    }
  })
}
