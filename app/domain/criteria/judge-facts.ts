import { approvalsOf, currentSignatures } from '../acts/signatures'
import type { Criterion } from '../plan'
import type { Attestation } from '../program'
import { judgeByReports } from '../reports-evidence'
import type { Rule } from '../rules'
import { isRecorded, type JudgingContext } from './context'
import { type Outcome, outcome } from './outcome'

/** Attestations that hold as of the moment: recorded by then and not revoked by then. */
function standing(context: JudgingContext): Attestation[] {
  const { asOf, attestations } = context.state
  return attestations.filter(
    ({ at, revokedAt }) => isRecorded(at, asOf) && (revokedAt === null || !isRecorded(revokedAt, asOf)),
  )
}

function attestationOf(criterion: Criterion, name: string | null, context: JudgingContext): Attestation | undefined {
  return standing(context).findLast(({ subject }) => subject === criterion.id || (name !== null && subject === name))
}

/**
 * Judges rules about facts (semantics §1 and §8): attestations by named members decide
 * `attested` and `delivered`; a sign-off of the tier decides `signed`; reports decide the rest.
 */
export function judgeFact(criterion: Criterion, rule: Rule, context: JudgingContext): Outcome {
  const name = rule.selector.kind === 'name' ? rule.selector.name : null
  switch (rule.metric) {
    case 'signed':
      return judgeSignature(criterion, name, context)
    case 'attested':
    case 'delivered': {
      const found = attestationOf(criterion, name, context)
      if (found === undefined)
        return outcome('no_evidence', rule.metric === 'attested' ? 'not_attested' : 'not_delivered')
      const words = { by: found.by, note: found.note, at: found.at }
      return outcome('met', rule.metric, {
        words: rule.metric === 'delivered' ? { ...words, artifact: found.note } : words,
      })
    }
    default:
      return judgeByReports(criterion, rule, context, standing(context))
  }
}

/** The sign-off of the criterion's own tier satisfies it: an approval of the role that nobody of that role rejects. */
function judgeSignature(criterion: Criterion, role: string | null, context: JudgingContext): Outcome {
  const { acts, asOf } = context.state
  const standing = acts === undefined ? [] : currentSignatures(acts.signOffs, criterion.tierId, asOf)
  const last = role === null ? undefined : approvalsOf(standing, role).at(-1)
  if (last === undefined) return outcome('no_evidence', 'not_signed')
  return outcome('met', 'signed', { words: { by: last.by, at: last.at, note: last.note } })
}
