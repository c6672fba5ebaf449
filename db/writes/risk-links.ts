import { type Actor, done, type Outcome } from '~/domain/acts/refusals'
import type { Instant } from '~/domain/place'
import { type AskedLink, mayLinkRisk } from '~/domain/work/link-risk'
import type { AssayDatabase } from '../client.server'
import { judgeNow } from '../queries/judge-now'
import { riskLink } from '../schema/work'
import { recordRow } from './record-row'
import { writeTransaction } from './transaction'

/** Binds a risk to a criterion, or takes the bond away: a record of its own either way. */
export function linkRisk(
  db: AssayDatabase,
  input: AskedLink & { program: string; actor: Actor; at: Instant },
): Outcome<{ id: number }> {
  const { actor, at, riskId, criterionId, kind } = input
  return writeTransaction(db, () => {
    const now = judgeNow(db, input)
    const allowed = mayLinkRisk(actor, input, now)
    if (!allowed.ok) return allowed
    const programId = now.program.id
    const row = { programId, riskId, criterionId, kind, note: input.note.trim(), by: actor.name, at }
    return done({ id: recordRow(db, riskLink, row, { programId, action: `risk.${kind}` }) })
  })
}
